// ScalarKernels.EarlyReturn in OpenCL C, from ScalarKernels.cs:55
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global float* data; long length; } float_view;

// ScalarKernels.EarlyReturn, ScalarKernels.cs:55
static inline void ScalarKernels_EarlyReturn_item(int i, float_view to, int length)
{
    if (i >= length)
    {
        return;
    }
    to.data[i] = 1.0f;
}

__kernel void ScalarKernels_EarlyReturn(
    int extent_x,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length,
    int length)
{
    float_view to = (float_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ScalarKernels_EarlyReturn_item(x, to, length);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ScalarKernels_EarlyReturn_item(x, to, length);
#endif
}
