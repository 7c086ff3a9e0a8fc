// ScalarKernels.Running in CUDA C, from ScalarKernels.cs:10
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// ScalarKernels.Running, ScalarKernels.cs:10
static __device__ __forceinline__ void ScalarKernels_Running_item(int i, float_view x)
{
    x.data[i + 1] = x.data[i] + 1.0f;
}

extern "C" __global__ void __launch_bounds__(256) ScalarKernels_Running(
    int extent_x,
    float* KRD_RESTRICT x_data, long long x_offset, long long x_length)
{
    float_view x = float_view{x_data + x_offset, x_length};
    int x_ = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x_ >= extent_x)
        return;
    ScalarKernels_Running_item(x_, x);
}
