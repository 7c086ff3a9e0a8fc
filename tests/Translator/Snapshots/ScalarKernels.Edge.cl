// ScalarKernels.Edge in OpenCL C, from ScalarKernels.cs:45
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global float* data; long length; } float_view;

// ScalarKernels.Edge, ScalarKernels.cs:45
static inline void ScalarKernels_Edge_item(int i, float_view from, float_view to)
{
    to.data[i] = i > 0 ? from.data[i - 1] : 0.0f;
}

__kernel void ScalarKernels_Edge(
    int extent_x,
    __global float* KRD_RESTRICT from_data, long from_offset, long from_length,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length)
{
    float_view from = (float_view){from_data + from_offset, from_length};
    float_view to = (float_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ScalarKernels_Edge_item(x, from, to);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ScalarKernels_Edge_item(x, from, to);
#endif
}
