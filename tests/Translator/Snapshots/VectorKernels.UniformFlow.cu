// VectorKernels.UniformFlow in CUDA C, from VectorKernels.cs:108
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// VectorKernels.UniformFlow, VectorKernels.cs:108
static __device__ __forceinline__ void VectorKernels_UniformFlow_item(int i, float_view from, float_view weights, float_view to, int count)
{
    float sum = 0.0f;
    for (int k = 0; k < count; k++)
    {
        sum += weights.data[k] * from.data[i + k];
    }
    int last = count;
    while (last > 2)
    {
        last -= 2;
    }
    if (last == 2)
    {
        sum = -sum;
    }
    else
    {
        sum *= last == 1 ? sum : 0.5f;
    }
    to.data[i] = sum;
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_UniformFlow(
    int extent_x,
    float* KRD_RESTRICT from_data, long long from_offset, long long from_length,
    float* KRD_RESTRICT weights_data, long long weights_offset, long long weights_length,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length,
    int count)
{
    float_view from = float_view{from_data + from_offset, from_length};
    float_view weights = float_view{weights_data + weights_offset, weights_length};
    float_view to = float_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_UniformFlow_item(x, from, weights, to, count);
}
