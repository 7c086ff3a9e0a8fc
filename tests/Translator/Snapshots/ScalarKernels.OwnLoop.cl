// ScalarKernels.OwnLoop in OpenCL C, from ScalarKernels.cs:63
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global float* data; long length; } float_view;

// ScalarKernels.OwnLoop, ScalarKernels.cs:63
static inline void ScalarKernels_OwnLoop_item(int i, float_view to)
{
    float sum = 0.0f;
    for (int k = 0; k < i; k++)
    {
        sum += (float)k;
    }
    to.data[i] = sum;
}

__kernel void ScalarKernels_OwnLoop(
    int extent_x,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length)
{
    float_view to = (float_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ScalarKernels_OwnLoop_item(x, to);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ScalarKernels_OwnLoop_item(x, to);
#endif
}
