// ScalarKernels.Wide in OpenCL C, from ScalarKernels.cs:75
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

typedef struct { __global double* data; long length; } double_view;

// ScalarKernels.Wide, ScalarKernels.cs:75
static inline void ScalarKernels_Wide_item(int i, double_view from, double_view to)
{
    to.data[i] = from.data[i] + 1.0;
}

__kernel void ScalarKernels_Wide(
    int extent_x,
    __global double* KRD_RESTRICT from_data, long from_offset, long from_length,
    __global double* KRD_RESTRICT to_data, long to_offset, long to_length)
{
    double_view from = (double_view){from_data + from_offset, from_length};
    double_view to = (double_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ScalarKernels_Wide_item(x, from, to);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ScalarKernels_Wide_item(x, from, to);
#endif
}
