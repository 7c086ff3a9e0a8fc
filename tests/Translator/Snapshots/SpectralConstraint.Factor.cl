// SpectralConstraint.Factor in OpenCL C, from SpectralConstraint.cs:73
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global float* data; long length; } float_view;

// SpectralConstraint.Factor, SpectralConstraint.cs:73
static inline __attribute__((always_inline)) void SpectralConstraint_Factor_item(int _, float_view gram, float_view factor, float limit, int outputs)
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
                    sum = fma(power[row * outputs + k], power[k * outputs + column], sum);
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
            product = fma(gram.data[row * outputs + column], power[column * outputs + best], product);
        }
        above = fma(power[row * outputs + best], product, above);
        below = fma(power[row * outputs + best], power[row * outputs + best], below);
    }
    float norm = sqrt(above / below);
    factor.data[0] = norm > limit ? limit / norm : 1.0f;
}

KRD_TARGET __kernel void SpectralConstraint_Factor(
    int extent_x,
    __global float* KRD_RESTRICT gram_data, long gram_offset, long gram_length,
    __global float* KRD_RESTRICT factor_data, long factor_offset, long factor_length,
    float limit,
    int outputs)
{
    float_view gram = (float_view){gram_data + gram_offset, gram_length};
    float_view factor = (float_view){factor_data + factor_offset, factor_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        SpectralConstraint_Factor_item(x, gram, factor, limit, outputs);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    SpectralConstraint_Factor_item(x, gram, factor, limit, outputs);
#endif
}
