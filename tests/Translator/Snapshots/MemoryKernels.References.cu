// MemoryKernels.References in CUDA C, from MemoryKernels.cs:61
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;
typedef struct { long long* data; long long length; } long_view;

// MemoryKernels.Bump, MemoryKernels.cs:73
static __device__ __forceinline__ void MemoryKernels_Bump(int* target, int by)
{
    for (int k = 0; k < by; k++)
    {
        (*target)++;
    }
}

// MemoryKernels.Bump, MemoryKernels.cs:73
static __device__ __forceinline__ void MemoryKernels_Bump_2(int* target, int by)
{
    for (int k = 0; k < by; k++)
    {
        (*target)++;
    }
}

// MemoryKernels.References, MemoryKernels.cs:61
static __device__ __forceinline__ void MemoryKernels_References_item(int i, int_view data, long_view result)
{
    int local_ = i;
    int* element = &data.data[i];
    int* mine = &local_;
    MemoryKernels_Bump(element, 3);
    MemoryKernels_Bump_2(mine, 5);
    *mine *= 2;
    *element += local_;
    result.data[i] = (long long)*element + data.length * (long long)sizeof(int) + data.length;
}

extern "C" __global__ void __launch_bounds__(256) MemoryKernels_References(
    int extent_x,
    int* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    long long* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    int_view data = int_view{data_data, data_length};
    long_view result = long_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    MemoryKernels_References_item(x, data, result);
}
