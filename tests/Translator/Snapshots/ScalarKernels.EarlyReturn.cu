// ScalarKernels.EarlyReturn in CUDA C, from ScalarKernels.cs:55
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// ScalarKernels.EarlyReturn, ScalarKernels.cs:55
static __device__ __forceinline__ void ScalarKernels_EarlyReturn_item(int i, float_view to, int length)
{
    if (i >= length)
    {
        return;
    }
    to.data[i] = 1.0f;
}

extern "C" __global__ void __launch_bounds__(256) ScalarKernels_EarlyReturn(
    int extent_x,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length,
    int length)
{
    float_view to = float_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ScalarKernels_EarlyReturn_item(x, to, length);
}
