// VectorKernels.InPlace in OpenCL C, from VectorKernels.cs:18
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global float* data; long length; } float_view;

// VectorKernels.InPlace, VectorKernels.cs:18
static inline void VectorKernels_InPlace_item(int i, float_view x, float_view y, float a)
{
    y.data[i] += a * x.data[i];
}

__kernel void VectorKernels_InPlace(
    int extent_x,
    __global float* KRD_RESTRICT x_data, long x_offset, long x_length,
    __global float* KRD_RESTRICT y_data, long y_offset, long y_length,
    float a)
{
    float_view x = (float_view){x_data + x_offset, x_length};
    float_view y = (float_view){y_data + y_offset, y_length};
#ifdef KRD_BLOCKS
    int x__block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x__first = (int)get_global_id(0) * x__block;
    int x__end = extent_x - x__first < x__block ? extent_x : x__first + x__block;
    for (int x_ = x__first; x_ < x__end; x_++)
        VectorKernels_InPlace_item(x_, x, y, a);
#else
    int x_ = (int)get_global_id(0);
    if (x_ >= extent_x)
        return;
    VectorKernels_InPlace_item(x_, x, y, a);
#endif
}
