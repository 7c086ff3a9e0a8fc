// VectorKernels.Masked in CUDA C, from VectorKernels.cs:52
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// VectorKernels.Masked, VectorKernels.cs:52
static __device__ __forceinline__ void VectorKernels_Masked_item(int i, float_view a, float_view to)
{
    float x = a.data[i];
    float result = 0.0f;
    int steps = 0;
    if (x > 1.0f)
    {
        float half_ = 0.5f * x;
        result = half_;
        steps++;
        if (half_ < 10.0f)
        {
            result += 1.0f;
        }
        else
        {
            result -= 1.0f;
        }
    }
    else
    {
        result = x * x;
    }
    to.data[i] = result + (float)steps;
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_Masked(
    int extent_x,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length)
{
    float_view a = float_view{a_data + a_offset, a_length};
    float_view to = float_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_Masked_item(x, a, to);
}
