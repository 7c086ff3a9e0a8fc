// LaunchKernels.Collatz in CUDA C, from LaunchKernels.cs:17
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;

// LaunchKernels.Collatz, LaunchKernels.cs:17
static __device__ __forceinline__ void LaunchKernels_Collatz_item(int i, int_view steps)
{
    long long number = (long long)(i + 1);
    int count = 0;
    while (number != 1LL)
    {
        number = (number & 1LL) == 0LL ? number / 2LL : 3LL * number + 1LL;
        count++;
    }
    steps.data[i] = count;
}

extern "C" __global__ void __launch_bounds__(256) LaunchKernels_Collatz(
    int extent_x,
    int* KRD_RESTRICT steps_data, long long steps_offset, long long steps_length)
{
    int_view steps = int_view{steps_data + steps_offset, steps_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    LaunchKernels_Collatz_item(x, steps);
}
