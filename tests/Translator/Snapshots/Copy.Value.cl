// Copy.Value in OpenCL C, from Copy.cs:8
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

// Copy.Value, Copy.cs:8
static inline __attribute__((always_inline)) void Copy_Value_item(int i, float_view source, float_view target)
{
    target.data[i] = source.data[i];
}

KRD_TARGET __kernel void Copy_Value(
    int extent_x,
    __global float* KRD_RESTRICT source_data, long source_offset, long source_length,
    __global float* KRD_RESTRICT target_data, long target_offset, long target_length)
{
    float_view source = (float_view){source_data + source_offset, source_length};
    float_view target = (float_view){target_data + target_offset, target_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        Copy_Value_item(x, source, target);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    Copy_Value_item(x, source, target);
#endif
}
