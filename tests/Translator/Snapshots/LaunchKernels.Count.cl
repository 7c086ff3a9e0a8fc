// LaunchKernels.Count in OpenCL C, from LaunchKernels.cs:13
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { int x, y, z; } Index3D;
typedef struct { __global int* data; long length; } int_view;

// LaunchKernels.Count, LaunchKernels.cs:13
static inline void LaunchKernels_Count_item(Index3D i, int_view visits, int width, int height)
{
    atomic_add(&visits.data[(i.z * height + i.y) * width + i.x], 1);
}

__kernel void LaunchKernels_Count(
    int extent_x, int extent_y, int extent_z,
    __global int* KRD_RESTRICT visits_data, long visits_offset, long visits_length,
    int width,
    int height)
{
    int_view visits = (int_view){visits_data + visits_offset, visits_length};
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
                LaunchKernels_Count_item((Index3D){x, y, z}, visits, width, height);
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
    LaunchKernels_Count_item((Index3D){x, y, z}, visits, width, height);
#endif
}
