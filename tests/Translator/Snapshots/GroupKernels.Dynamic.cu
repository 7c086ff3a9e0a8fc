// GroupKernels.Dynamic in CUDA C, from GroupKernels.cs:69
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;
typedef struct { int* data; long long length; } int_view_shared;

// GroupKernels.Dynamic, GroupKernels.cs:69
extern "C" __global__ void GroupKernels_Dynamic(
    int* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    int dynamic_shared_bytes)
{
    extern __shared__ __align__(16) unsigned char dynamic_shared[];
    __shared__ int shared_[1];
    int_view data = int_view{data_data, data_length};
    int_view_shared shared = int_view_shared{(int*)dynamic_shared, dynamic_shared_bytes / (long long)sizeof(int)};
    int* total = shared_;
    int i = (int)threadIdx.x;
    if (i == 0)
    {
        *total = 0;
    }
    __syncthreads();
    shared.data[i] = data.data[(int)blockIdx.x * (int)blockDim.x + i];
    atomicAdd(total, shared.data[i]);
    __threadfence_block();
    __syncthreads();
    data.data[(int)blockIdx.x * (int)blockDim.x + i] = shared.data[(int)shared.length - 1 - i] + *total;
}
