// LaunchKernels.Divide in OpenCL C, from LaunchKernels.cs:31
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global int* data; long length; } int_view;

// LaunchKernels.Divide, LaunchKernels.cs:31
static inline void LaunchKernels_Divide_item(int i, int_view values, int divisor)
{
    values.data[i] = 1048576 / (i - divisor);
}

__kernel void LaunchKernels_Divide(
    int extent_x,
    __global int* KRD_RESTRICT values_data, long values_offset, long values_length,
    int divisor)
{
    int_view values = (int_view){values_data + values_offset, values_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        LaunchKernels_Divide_item(x, values, divisor);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    LaunchKernels_Divide_item(x, values, divisor);
#endif
}
