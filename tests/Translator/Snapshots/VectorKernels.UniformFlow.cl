// VectorKernels.UniformFlow in OpenCL C, from VectorKernels.cs:108
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global float* data; long length; } float_view;

// VectorKernels.UniformFlow, VectorKernels.cs:108
static inline void VectorKernels_UniformFlow_item(int i, float_view from, float_view weights, float_view to, int count)
{
    float sum = 0.0f;
    for (int k = 0; k < count; k++)
    {
        sum += weights.data[k] * from.data[i + k];
    }
    int last = count;
    while (last > 2)
    {
        last -= 2;
    }
    if (last == 2)
    {
        sum = -sum;
    }
    else
    {
        sum *= last == 1 ? sum : 0.5f;
    }
    to.data[i] = sum;
}

__kernel void VectorKernels_UniformFlow(
    int extent_x,
    __global float* KRD_RESTRICT from_data, long from_offset, long from_length,
    __global float* KRD_RESTRICT weights_data, long weights_offset, long weights_length,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length,
    int count)
{
    float_view from = (float_view){from_data + from_offset, from_length};
    float_view weights = (float_view){weights_data + weights_offset, weights_length};
    float_view to = (float_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        VectorKernels_UniformFlow_item(x, from, weights, to, count);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    VectorKernels_UniformFlow_item(x, from, weights, to, count);
#endif
}
