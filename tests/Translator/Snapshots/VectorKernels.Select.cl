// VectorKernels.Select in OpenCL C, from VectorKernels.cs:43
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global float* data; long length; } float_view;

// VectorKernels.Select, VectorKernels.cs:43
static inline void VectorKernels_Select_item(int i, float_view a, float_view b, float_view to)
{
    float x = a.data[i];
    float y = b.data[i];
    bool isLess = (x < y && !(x >= 0.0f)) || x != y;
    to.data[i] = isLess ? x <= y ? x : -y : x == y ? 1.0f : y > 0.0f ? 2.0f : 3.0f;
}

__kernel void VectorKernels_Select(
    int extent_x,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length)
{
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view b = (float_view){b_data + b_offset, b_length};
    float_view to = (float_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        VectorKernels_Select_item(x, a, b, to);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    VectorKernels_Select_item(x, a, b, to);
#endif
}
