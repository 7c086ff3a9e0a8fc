// VectorKernels.Select in CUDA C, from VectorKernels.cs:43
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// VectorKernels.Select, VectorKernels.cs:43
static __device__ __forceinline__ void VectorKernels_Select_item(int i, float_view a, float_view b, float_view to)
{
    float x = a.data[i];
    float y = b.data[i];
    bool isLess = (x < y && !(x >= 0.0f)) || x != y;
    to.data[i] = isLess ? x <= y ? x : -y : x == y ? 1.0f : y > 0.0f ? 2.0f : 3.0f;
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_Select(
    int extent_x,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT b_data, long long b_offset, long long b_length,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length)
{
    float_view a = float_view{a_data + a_offset, a_length};
    float_view b = float_view{b_data + b_offset, b_length};
    float_view to = float_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_Select_item(x, a, b, to);
}
