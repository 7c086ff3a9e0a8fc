// ScalarKernels.Division in OpenCL C, from ScalarKernels.cs:72
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global int* data; long length; } int_view;

// ScalarKernels.Division, ScalarKernels.cs:72
static inline void ScalarKernels_Division_item(int i, int_view a, int_view b, int_view to)
{
    to.data[i] = a.data[i] / b.data[i];
}

__kernel void ScalarKernels_Division(
    int extent_x,
    __global int* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global int* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global int* KRD_RESTRICT to_data, long to_offset, long to_length)
{
    int_view a = (int_view){a_data + a_offset, a_length};
    int_view b = (int_view){b_data + b_offset, b_length};
    int_view to = (int_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ScalarKernels_Division_item(x, a, b, to);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ScalarKernels_Division_item(x, a, b, to);
#endif
}
