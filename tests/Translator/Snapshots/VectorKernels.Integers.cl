// VectorKernels.Integers in OpenCL C, from VectorKernels.cs:76
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global int* data; long length; } int_view;

static inline int krd_max_int(int a, int b)
{
    return a > b ? a : b;
}

// VectorKernels.Integers, VectorKernels.cs:76
static inline void VectorKernels_Integers_item(int i, int_view a, int_view to, int shift)
{
    int x = a.data[i];
    int y = (x << (shift & 31)) ^ (x >> 3) ^ (int)((uint)x >> 5) ^ (int)((uint)x >> (shift & 31));
    int smaller = x < y ? x : y;
    to.data[i] = ((smaller * 3) & ~x) + (y | i) - krd_max_int(x, y);
}

__kernel void VectorKernels_Integers(
    int extent_x,
    __global int* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global int* KRD_RESTRICT to_data, long to_offset, long to_length,
    int shift)
{
    int_view a = (int_view){a_data + a_offset, a_length};
    int_view to = (int_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        VectorKernels_Integers_item(x, a, to, shift);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    VectorKernels_Integers_item(x, a, to, shift);
#endif
}
