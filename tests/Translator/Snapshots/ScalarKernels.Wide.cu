// ScalarKernels.Wide in CUDA C, from ScalarKernels.cs:75
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { double* data; long long length; } double_view;

// ScalarKernels.Wide, ScalarKernels.cs:75
static __device__ __forceinline__ void ScalarKernels_Wide_item(int i, double_view from, double_view to)
{
    to.data[i] = from.data[i] + 1.0;
}

extern "C" __global__ void __launch_bounds__(256) ScalarKernels_Wide(
    int extent_x,
    double* KRD_RESTRICT from_data, long long from_offset, long long from_length,
    double* KRD_RESTRICT to_data, long long to_offset, long long to_length)
{
    double_view from = double_view{from_data + from_offset, from_length};
    double_view to = double_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ScalarKernels_Wide_item(x, from, to);
}
