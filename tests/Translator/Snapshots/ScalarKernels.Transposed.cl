// ScalarKernels.Transposed in OpenCL C, from ScalarKernels.cs:84
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; int extent_x, extent_y, stride; } float_view2d;

// ScalarKernels.Transposed, ScalarKernels.cs:84
static inline void ScalarKernels_Transposed_item(Index2D i, float_view2d from, float_view2d to)
{
    to.data[i.x + i.y * to.stride] = from.data[i.y + i.x * from.stride];
}

__kernel void ScalarKernels_Transposed(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT from_data, long from_offset, long from_length, int from_extent_x, int from_extent_y, int from_stride,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length, int to_extent_x, int to_extent_y, int to_stride)
{
    float_view2d from = (float_view2d){from_data + from_offset, from_length, from_extent_x, from_extent_y, from_stride};
    float_view2d to = (float_view2d){to_data + to_offset, to_length, to_extent_x, to_extent_y, to_stride};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            ScalarKernels_Transposed_item((Index2D){x, y}, from, to);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ScalarKernels_Transposed_item((Index2D){x, y}, from, to);
#endif
}
