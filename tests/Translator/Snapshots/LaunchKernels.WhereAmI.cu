// LaunchKernels.WhereAmI in CUDA C, from LaunchKernels.cs:34
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;

static __device__ __forceinline__ int krd_linear_index()
{
    return (int)((threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x);
}

static __device__ __forceinline__ long long krd_global_linear_index()
{
    long long group = ((long long)blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
    return group * (blockDim.x * blockDim.y * blockDim.z) + krd_linear_index();
}

// LaunchKernels.WhereAmI, LaunchKernels.cs:34
extern "C" __global__ void LaunchKernels_WhereAmI(
    int* KRD_RESTRICT linear_data, long long linear_offset, long long linear_length,
    int* KRD_RESTRICT visits_data, long long visits_offset, long long visits_length)
{
    int_view linear = int_view{linear_data + linear_offset, linear_length};
    int_view visits = int_view{visits_data + visits_offset, visits_length};
    int global_ = (int)krd_global_linear_index();
    linear.data[global_] = krd_linear_index() + 1000 * ((int)blockIdx.x + (int)gridDim.x * ((int)blockIdx.y + (int)gridDim.y * (int)blockIdx.z));
    atomicAdd(&visits.data[global_], 1);
}
