// VectorKernels.Ramp in CUDA C, from VectorKernels.cs:95
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; int extent_x, extent_y, stride; } float_view2d;

// VectorKernels.Ramp, VectorKernels.cs:95
static __device__ __forceinline__ void VectorKernels_Ramp_item(Index2D i, float_view2d to, float slope)
{
    to.data[i.x + i.y * to.stride] = (float)(i.x + 2 * i.x) * slope - (float)i.y;
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_Ramp(
    int extent_x, int extent_y,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length, int to_extent_x, int to_extent_y, int to_stride,
    float slope)
{
    float_view2d to = float_view2d{to_data + to_offset, to_length, to_extent_x, to_extent_y, to_stride};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_Ramp_item(Index2D{x, y}, to, slope);
}
