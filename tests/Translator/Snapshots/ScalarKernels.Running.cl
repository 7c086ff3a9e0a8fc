// ScalarKernels.Running in OpenCL C, from ScalarKernels.cs:10
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global float* data; long length; } float_view;

// ScalarKernels.Running, ScalarKernels.cs:10
static inline void ScalarKernels_Running_item(int i, float_view x)
{
    x.data[i + 1] = x.data[i] + 1.0f;
}

__kernel void ScalarKernels_Running(
    int extent_x,
    __global float* KRD_RESTRICT x_data, long x_offset, long x_length)
{
    float_view x = (float_view){x_data + x_offset, x_length};
#ifdef KRD_BLOCKS
    int x__block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x__first = (int)get_global_id(0) * x__block;
    int x__end = extent_x - x__first < x__block ? extent_x : x__first + x__block;
    for (int x_ = x__first; x_ < x__end; x_++)
        ScalarKernels_Running_item(x_, x);
#else
    int x_ = (int)get_global_id(0);
    if (x_ >= extent_x)
        return;
    ScalarKernels_Running_item(x_, x);
#endif
}
