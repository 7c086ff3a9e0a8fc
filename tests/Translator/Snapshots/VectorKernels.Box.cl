// VectorKernels.Box in OpenCL C, from VectorKernels.cs:25
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { int x, y, z; } Index3D;
typedef struct { __global float* data; long length; } float_view;

// VectorKernels.Box, VectorKernels.cs:25
static inline void VectorKernels_Box_item(Index3D i, float_view from, float_view to, int width, int height)
{
    long at = ((long)i.z * (long)height + (long)i.y) * (long)width + (long)i.x;
    to.data[at] = from.data[at] / from.data[at + 1L];
}

__kernel void VectorKernels_Box(
    int extent_x, int extent_y, int extent_z,
    __global float* KRD_RESTRICT from_data, long from_offset, long from_length,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length,
    int width,
    int height)
{
    float_view from = (float_view){from_data + from_offset, from_length};
    float_view to = (float_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int z_block = (extent_z - 1) / (int)get_global_size(2) + 1;
    int z_first = (int)get_global_id(2) * z_block;
    int z_end = extent_z - z_first < z_block ? extent_z : z_first + z_block;
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int z = z_first; z < z_end; z++)
        for (int y = y_first; y < y_end; y++)
            for (int x = x_first; x < x_end; x++)
                VectorKernels_Box_item((Index3D){x, y, z}, from, to, width, height);
#else
    int z = (int)get_global_id(2);
    if (z >= extent_z)
        return;
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    VectorKernels_Box_item((Index3D){x, y, z}, from, to, width, height);
#endif
}
