// SpectralConstraint.Scale in CUDA C, from SpectralConstraint.cs:121
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// SpectralConstraint.Scale, SpectralConstraint.cs:121
static __device__ __forceinline__ void SpectralConstraint_Scale_item(int i, float_view w, float_view factor)
{
    w.data[i] *= factor.data[0];
}

extern "C" __global__ void __launch_bounds__(256) SpectralConstraint_Scale(
    int extent_x,
    float* KRD_RESTRICT w_data, long long w_offset, long long w_length,
    float* KRD_RESTRICT factor_data, long long factor_offset, long long factor_length)
{
    float_view w = float_view{w_data, w_length};
    float_view factor = float_view{factor_data, factor_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    SpectralConstraint_Scale_item(x, w, factor);
}
