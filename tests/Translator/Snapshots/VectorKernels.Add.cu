// VectorKernels.Add in CUDA C, from VectorKernels.cs:15
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// VectorKernels.Add, VectorKernels.cs:15
static __device__ __forceinline__ void VectorKernels_Add_item(int i, float_view from, float_view to, float value)
{
    to.data[i] = from.data[i] + value;
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_Add(
    int extent_x,
    float* KRD_RESTRICT from_data, long long from_offset, long long from_length,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length,
    float value)
{
    float_view from = float_view{from_data + from_offset, from_length};
    float_view to = float_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_Add_item(x, from, to, value);
}
