// ScalarKernels.Division in CUDA C, from ScalarKernels.cs:72
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;

// ScalarKernels.Division, ScalarKernels.cs:72
static __device__ __forceinline__ void ScalarKernels_Division_item(int i, int_view a, int_view b, int_view to)
{
    to.data[i] = a.data[i] / b.data[i];
}

extern "C" __global__ void __launch_bounds__(256) ScalarKernels_Division(
    int extent_x,
    int* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    int* KRD_RESTRICT b_data, long long b_offset, long long b_length,
    int* KRD_RESTRICT to_data, long long to_offset, long long to_length)
{
    int_view a = int_view{a_data + a_offset, a_length};
    int_view b = int_view{b_data + b_offset, b_length};
    int_view to = int_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ScalarKernels_Division_item(x, a, b, to);
}
