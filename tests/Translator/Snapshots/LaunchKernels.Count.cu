// LaunchKernels.Count in CUDA C, from LaunchKernels.cs:13
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y, z; } Index3D;
typedef struct { int* data; long long length; } int_view;

// LaunchKernels.Count, LaunchKernels.cs:13
static __device__ __forceinline__ void LaunchKernels_Count_item(Index3D i, int_view visits, int width, int height)
{
    atomicAdd(&visits.data[(i.z * height + i.y) * width + i.x], 1);
}

extern "C" __global__ void __launch_bounds__(256) LaunchKernels_Count(
    int extent_x, int extent_y, int extent_z,
    int* KRD_RESTRICT visits_data, long long visits_offset, long long visits_length,
    int width,
    int height)
{
    int_view visits = int_view{visits_data + visits_offset, visits_length};
    int z = (int)(blockIdx.z * blockDim.z + threadIdx.z);
    if (z >= extent_z)
        return;
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    LaunchKernels_Count_item(Index3D{x, y, z}, visits, width, height);
}
