// LaunchKernels.Nothing in OpenCL C, from LaunchKernels.cs:8
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

// LaunchKernels.Nothing, LaunchKernels.cs:8
static inline void LaunchKernels_Nothing_item(int i, int value)
{
}

__kernel void LaunchKernels_Nothing(
    int extent_x,
    int value)
{
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        LaunchKernels_Nothing_item(x, value);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    LaunchKernels_Nothing_item(x, value);
#endif
}
