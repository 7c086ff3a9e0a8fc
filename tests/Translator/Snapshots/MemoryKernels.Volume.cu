// MemoryKernels.Volume in CUDA C, from MemoryKernels.cs:54
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y, z; } Index3D;
typedef struct { int* data; long long length; } int_view;

static __device__ __forceinline__ Index3D krd_Index3D_Add(Index3D a, Index3D b)
{
    return Index3D{a.x + b.x, a.y + b.y, a.z + b.z};
}

static __device__ __forceinline__ Index3D krd_Index3D_Multiply(Index3D a, Index3D b)
{
    return Index3D{a.x * b.x, a.y * b.y, a.z * b.z};
}

// MemoryKernels.Volume, MemoryKernels.cs:54
static __device__ __forceinline__ void MemoryKernels_Volume_item(Index3D i, int_view result, Index3D extent)
{
    Index3D doubled = krd_Index3D_Add(krd_Index3D_Multiply(i, Index3D{2, 2, 2}), Index3D{1, 0, 1});
    result.data[(i.z * extent.y + i.y) * extent.x + i.x] = doubled.x + 10 * doubled.y + 100 * doubled.z;
}

extern "C" __global__ void __launch_bounds__(256) MemoryKernels_Volume(
    int extent_x, int extent_y, int extent_z,
    int* KRD_RESTRICT result_data, long long result_offset, long long result_length,
    Index3D extent)
{
    int_view result = int_view{result_data, result_length};
    int z = (int)(blockIdx.z * blockDim.z + threadIdx.z);
    if (z >= extent_z)
        return;
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    MemoryKernels_Volume_item(Index3D{x, y, z}, result, extent);
}
