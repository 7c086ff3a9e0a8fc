// SpectralConstraint.Scale in OpenCL C, from SpectralConstraint.cs:121
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

// SpectralConstraint.Scale, SpectralConstraint.cs:121
static inline __attribute__((always_inline)) void SpectralConstraint_Scale_item(int i, float_view w, float_view factor)
{
    w.data[i] *= factor.data[0];
}

KRD_TARGET __kernel void SpectralConstraint_Scale(
    int extent_x,
    __global float* KRD_RESTRICT w_data, long w_offset, long w_length,
    __global float* KRD_RESTRICT factor_data, long factor_offset, long factor_length)
{
    float_view w = (float_view){w_data + w_offset, w_length};
    float_view factor = (float_view){factor_data + factor_offset, factor_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        SpectralConstraint_Scale_item(x, w, factor);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    SpectralConstraint_Scale_item(x, w, factor);
#endif
}
