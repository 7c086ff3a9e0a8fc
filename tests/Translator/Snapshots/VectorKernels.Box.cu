// VectorKernels.Box in CUDA C, from VectorKernels.cs:25
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y, z; } Index3D;
typedef struct { float* data; long long length; } float_view;

// VectorKernels.Box, VectorKernels.cs:25
static __device__ __forceinline__ void VectorKernels_Box_item(Index3D i, float_view from, float_view to, int width, int height)
{
    long long at = ((long long)i.z * (long long)height + (long long)i.y) * (long long)width + (long long)i.x;
    to.data[at] = from.data[at] / from.data[at + 1LL];
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_Box(
    int extent_x, int extent_y, int extent_z,
    float* KRD_RESTRICT from_data, long long from_offset, long long from_length,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length,
    int width,
    int height)
{
    float_view from = float_view{from_data + from_offset, from_length};
    float_view to = float_view{to_data + to_offset, to_length};
    int z = (int)(blockIdx.z * blockDim.z + threadIdx.z);
    if (z >= extent_z)
        return;
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_Box_item(Index3D{x, y, z}, from, to, width, height);
}
