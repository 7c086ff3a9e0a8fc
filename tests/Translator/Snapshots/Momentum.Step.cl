// Momentum.Step in OpenCL C, from Momentum.cs:8
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
typedef struct { float Rate; float Momentum; } MomentumStep;

// Momentum.Step, Momentum.cs:8
static inline __attribute__((always_inline)) void Momentum_Step_item(int i, float_view weights, float_view velocity, float_view gradient, MomentumStep step)
{
    float v = step.Momentum * velocity.data[i] + gradient.data[i];
    velocity.data[i] = v;
    weights.data[i] -= step.Rate * v;
}

KRD_TARGET __kernel void Momentum_Step(
    int extent_x,
    __global float* KRD_RESTRICT weights_data, long weights_offset, long weights_length,
    __global float* KRD_RESTRICT velocity_data, long velocity_offset, long velocity_length,
    __global float* KRD_RESTRICT gradient_data, long gradient_offset, long gradient_length,
    MomentumStep step)
{
    float_view weights = (float_view){weights_data + weights_offset, weights_length};
    float_view velocity = (float_view){velocity_data + velocity_offset, velocity_length};
    float_view gradient = (float_view){gradient_data + gradient_offset, gradient_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        Momentum_Step_item(x, weights, velocity, gradient, step);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    Momentum_Step_item(x, weights, velocity, gradient, step);
#endif
}
