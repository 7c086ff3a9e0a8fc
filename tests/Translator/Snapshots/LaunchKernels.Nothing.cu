// LaunchKernels.Nothing in CUDA C, from LaunchKernels.cs:8
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

// LaunchKernels.Nothing, LaunchKernels.cs:8
static __device__ __forceinline__ void LaunchKernels_Nothing_item(int i, int value)
{
}

extern "C" __global__ void __launch_bounds__(256) LaunchKernels_Nothing(
    int extent_x,
    int value)
{
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    LaunchKernels_Nothing_item(x, value);
}
