// VectorKernels.Masked in OpenCL C, from VectorKernels.cs:52
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global float* data; long length; } float_view;

// VectorKernels.Masked, VectorKernels.cs:52
static inline void VectorKernels_Masked_item(int i, float_view a, float_view to)
{
    float x = a.data[i];
    float result = 0.0f;
    int steps = 0;
    if (x > 1.0f)
    {
        float half_ = 0.5f * x;
        result = half_;
        steps++;
        if (half_ < 10.0f)
        {
            result += 1.0f;
        }
        else
        {
            result -= 1.0f;
        }
    }
    else
    {
        result = x * x;
    }
    to.data[i] = result + (float)steps;
}

__kernel void VectorKernels_Masked(
    int extent_x,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length)
{
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view to = (float_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        VectorKernels_Masked_item(x, a, to);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    VectorKernels_Masked_item(x, a, to);
#endif
}
