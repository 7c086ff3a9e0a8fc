// VectorKernels.OtherStride in CUDA C, from VectorKernels.cs:21
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; int extent_x, extent_y, stride; } float_view2d;

// VectorKernels.OtherStride, VectorKernels.cs:21
static __device__ __forceinline__ void VectorKernels_OtherStride_item(Index2D i, float_view2d from, float_view2d to)
{
    to.data[i.y * to.stride + (i.x + 1)] = -from.data[i.y * from.stride + i.x];
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_OtherStride(
    int extent_x, int extent_y,
    float* KRD_RESTRICT from_data, long long from_offset, long long from_length, int from_extent_x, int from_extent_y, int from_stride,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length, int to_extent_x, int to_extent_y, int to_stride)
{
    float_view2d from = float_view2d{from_data + from_offset, from_length, from_extent_x, from_extent_y, from_stride};
    float_view2d to = float_view2d{to_data + to_offset, to_length, to_extent_x, to_extent_y, to_stride};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_OtherStride_item(Index2D{x, y}, from, to);
}
