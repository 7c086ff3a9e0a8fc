// LaunchKernels.Collatz in OpenCL C, from LaunchKernels.cs:17
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global int* data; long length; } int_view;

// LaunchKernels.Collatz, LaunchKernels.cs:17
static inline void LaunchKernels_Collatz_item(int i, int_view steps)
{
    long number = (long)(i + 1);
    int count = 0;
    while (number != 1L)
    {
        number = (number & 1L) == 0L ? number / 2L : 3L * number + 1L;
        count++;
    }
    steps.data[i] = count;
}

__kernel void LaunchKernels_Collatz(
    int extent_x,
    __global int* KRD_RESTRICT steps_data, long steps_offset, long steps_length)
{
    int_view steps = (int_view){steps_data + steps_offset, steps_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        LaunchKernels_Collatz_item(x, steps);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    LaunchKernels_Collatz_item(x, steps);
#endif
}
