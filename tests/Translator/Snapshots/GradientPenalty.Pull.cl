// GradientPenalty.Pull in OpenCL C, from GradientPenalty.cs:23
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

// GradientPenalty.Pull, GradientPenalty.cs:23
static inline __attribute__((always_inline)) void GradientPenalty_Pull_item(int sample, float_view slopes, float_view pulls, float_view penalties, float doubled, int outputs, int batch)
{
    float squares = 0.0f;
    for (int o = 0; o < outputs; o++)
    {
        squares = fma(slopes.data[o * batch + sample], slopes.data[o * batch + sample], squares);
    }
    float norm = sqrt(squares);
    float excess = norm - 1.0f;
    float factor = norm > 0.0f ? doubled * excess / norm : 0.0f;
    for (int o = 0; o < outputs; o++)
    {
        pulls.data[o * batch + sample] = factor * slopes.data[o * batch + sample];
    }
    penalties.data[sample] = excess * excess;
}

KRD_TARGET __kernel void GradientPenalty_Pull(
    int extent_x,
    __global float* KRD_RESTRICT slopes_data, long slopes_offset, long slopes_length,
    __global float* KRD_RESTRICT pulls_data, long pulls_offset, long pulls_length,
    __global float* KRD_RESTRICT penalties_data, long penalties_offset, long penalties_length,
    float doubled,
    int outputs,
    int batch)
{
    float_view slopes = (float_view){slopes_data + slopes_offset, slopes_length};
    float_view pulls = (float_view){pulls_data + pulls_offset, pulls_length};
    float_view penalties = (float_view){penalties_data + penalties_offset, penalties_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        GradientPenalty_Pull_item(x, slopes, pulls, penalties, doubled, outputs, batch);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    GradientPenalty_Pull_item(x, slopes, pulls, penalties, doubled, outputs, batch);
#endif
}
