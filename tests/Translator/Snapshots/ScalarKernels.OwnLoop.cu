// ScalarKernels.OwnLoop in CUDA C, from ScalarKernels.cs:63
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// ScalarKernels.OwnLoop, ScalarKernels.cs:63
static __device__ __forceinline__ void ScalarKernels_OwnLoop_item(int i, float_view to)
{
    float sum = 0.0f;
    for (int k = 0; k < i; k++)
    {
        sum += (float)k;
    }
    to.data[i] = sum;
}

extern "C" __global__ void __launch_bounds__(256) ScalarKernels_OwnLoop(
    int extent_x,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length)
{
    float_view to = float_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ScalarKernels_OwnLoop_item(x, to);
}
