// LaunchKernels.Divide in CUDA C, from LaunchKernels.cs:31
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;

// LaunchKernels.Divide, LaunchKernels.cs:31
static __device__ __forceinline__ void LaunchKernels_Divide_item(int i, int_view values, int divisor)
{
    values.data[i] = 1048576 / (i - divisor);
}

extern "C" __global__ void __launch_bounds__(256) LaunchKernels_Divide(
    int extent_x,
    int* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    int divisor)
{
    int_view values = int_view{values_data + values_offset, values_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    LaunchKernels_Divide_item(x, values, divisor);
}
