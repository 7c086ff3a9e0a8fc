// GroupKernels.Votes in CUDA C, from GroupKernels.cs:57
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;

static __device__ __forceinline__ int krd_linear_index()
{
    return (int)((threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x);
}

static __device__ __forceinline__ int krd_broadcast_int(int value, int index, int* slot)
{
    __syncthreads();
    if (krd_linear_index() == index)
        *slot = value;
    __syncthreads();
    return *slot;
}

// GroupKernels.Votes, GroupKernels.cs:57
extern "C" __global__ void GroupKernels_Votes(
    int* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    int* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    __shared__ int slot;
    int_view data = int_view{data_data, data_length};
    int_view result = int_view{result_data, result_length};
    int value = data.data[(int)blockIdx.x * (int)blockDim.x + (int)threadIdx.x];
    int odd = __syncthreads_count((value & 1) != 0);
    bool all = __syncthreads_and(value > 10) != 0;
    bool any = __syncthreads_or(value > 90) != 0;
    int third = krd_broadcast_int(value, 3, &slot);
    if (krd_linear_index() == 0)
    {
        result.data[(int)blockIdx.x] = odd + (all ? 1000 : 0) + (any ? 2000 : 0) + 10000 * third;
    }
}
