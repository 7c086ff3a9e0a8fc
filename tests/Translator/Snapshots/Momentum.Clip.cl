// Momentum.Clip in OpenCL C, from Momentum.cs:17
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

// Momentum.Clip, Momentum.cs:17
static inline __attribute__((always_inline)) void Momentum_Clip_item(int i, float_view weights, float limit)
{
    float weight = weights.data[i];
    weights.data[i] = weight > limit ? limit : weight < -limit ? -limit : weight;
}

KRD_TARGET __kernel void Momentum_Clip(
    int extent_x,
    __global float* KRD_RESTRICT weights_data, long weights_offset, long weights_length,
    float limit)
{
    float_view weights = (float_view){weights_data + weights_offset, weights_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        Momentum_Clip_item(x, weights, limit);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    Momentum_Clip_item(x, weights, limit);
#endif
}
