// VectorKernels.SubViews in OpenCL C, from VectorKernels.cs:124
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { __global float* data; long length; } float_view;

static inline float_view krd_float_view_part(float_view view, long start, long length)
{
    return (float_view){view.data + start, length};
}

// VectorKernels.SubViews, VectorKernels.cs:124
static inline void VectorKernels_SubViews_item(Index2D i, float_view2d plane, float_view line)
{
    float_view row = krd_float_view_part((float_view){plane.data, plane.length}, i.y, KRD_skip + 40);
    line.data[i.x + i.y * KRD_skip] = row.data[i.x];
}

__kernel void VectorKernels_SubViews(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT plane_data, long plane_offset, long plane_length, int plane_extent_x, int plane_extent_y, int plane_stride,
    __global float* KRD_RESTRICT line_data, long line_offset, long line_length)
{
    float_view2d plane = (float_view2d){plane_data + plane_offset, plane_length, plane_extent_x, plane_extent_y, plane_stride};
    float_view line = (float_view){line_data + line_offset, line_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            VectorKernels_SubViews_item((Index2D){x, y}, plane, line);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    VectorKernels_SubViews_item((Index2D){x, y}, plane, line);
#endif
}
