// VectorKernels.Ramp in OpenCL C, from VectorKernels.cs:95
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; int extent_x, extent_y, stride; } float_view2d;

// VectorKernels.Ramp, VectorKernels.cs:95
static inline void VectorKernels_Ramp_item(Index2D i, float_view2d to, float slope)
{
    to.data[i.x + i.y * to.stride] = (float)(i.x + 2 * i.x) * slope - (float)i.y;
}

__kernel void VectorKernels_Ramp(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length, int to_extent_x, int to_extent_y, int to_stride,
    float slope)
{
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
            VectorKernels_Ramp_item((Index2D){x, y}, to, slope);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    VectorKernels_Ramp_item((Index2D){x, y}, to, slope);
#endif
}
