// SpectralConstraint.Factor in CUDA C, from SpectralConstraint.cs:73
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// SpectralConstraint.Factor, SpectralConstraint.cs:73
static __device__ __forceinline__ void SpectralConstraint_Factor_item(int _, float_view gram, float_view factor, float limit, int outputs)
{
    float power[256];
    float square[256];
    for (int i = 0; i < outputs * outputs; i++)
    {
        power[i] = gram.data[i];
    }
    #pragma unroll
    for (int step = 0; step < 16; step++)
    {
        float trace = 0.0f;
        for (int i = 0; i < outputs; i++)
        {
            trace += power[i * outputs + i];
        }
        for (int i = 0; i < outputs * outputs; i++)
        {
            power[i] = trace > 0.0f ? power[i] / trace : 0.0f;
        }
        for (int row = 0; row < outputs; row++)
        {
            for (int column = 0; column < outputs; column++)
            {
                float sum = 0.0f;
                for (int k = 0; k < outputs; k++)
                {
                    sum = fmaf(power[row * outputs + k], power[k * outputs + column], sum);
                }
                square[row * outputs + column] = sum;
            }
        }
        for (int i = 0; i < outputs * outputs; i++)
        {
            power[i] = square[i];
        }
    }
    int best = 0;
    for (int i = 1; i < outputs; i++)
    {
        best = power[i * outputs + i] > power[best * outputs + best] ? i : best;
    }
    float above = 0.0f;
    float below = 0.0f;
    for (int row = 0; row < outputs; row++)
    {
        float product = 0.0f;
        for (int column = 0; column < outputs; column++)
        {
            product = fmaf(gram.data[row * outputs + column], power[column * outputs + best], product);
        }
        above = fmaf(power[row * outputs + best], product, above);
        below = fmaf(power[row * outputs + best], power[row * outputs + best], below);
    }
    float norm = sqrtf(above / below);
    factor.data[0] = norm > limit ? limit / norm : 1.0f;
}

extern "C" __global__ void __launch_bounds__(256) SpectralConstraint_Factor(
    int extent_x,
    float* KRD_RESTRICT gram_data, long long gram_offset, long long gram_length,
    float* KRD_RESTRICT factor_data, long long factor_offset, long long factor_length,
    float limit,
    int outputs)
{
    float_view gram = float_view{gram_data, gram_length};
    float_view factor = float_view{factor_data, factor_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    SpectralConstraint_Factor_item(x, gram, factor, limit, outputs);
}
