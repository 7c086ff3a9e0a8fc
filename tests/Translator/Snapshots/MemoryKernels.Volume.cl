// MemoryKernels.Volume in OpenCL C, from MemoryKernels.cs:54
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { int x, y, z; } Index3D;
typedef struct { __global int* data; long length; } int_view;

static inline __attribute__((always_inline)) Index3D krd_Index3D_Add(Index3D a, Index3D b)
{
    return (Index3D){a.x + b.x, a.y + b.y, a.z + b.z};
}

static inline __attribute__((always_inline)) Index3D krd_Index3D_Multiply(Index3D a, Index3D b)
{
    return (Index3D){a.x * b.x, a.y * b.y, a.z * b.z};
}

// MemoryKernels.Volume, MemoryKernels.cs:54
static inline __attribute__((always_inline)) void MemoryKernels_Volume_item(Index3D i, int_view result, Index3D extent)
{
    Index3D doubled = krd_Index3D_Add(krd_Index3D_Multiply(i, (Index3D){2, 2, 2}), (Index3D){1, 0, 1});
    result.data[(i.z * extent.y + i.y) * extent.x + i.x] = doubled.x + 10 * doubled.y + 100 * doubled.z;
}

KRD_TARGET __kernel void MemoryKernels_Volume(
    int extent_x, int extent_y, int extent_z,
    __global int* KRD_RESTRICT result_data, long result_offset, long result_length,
    Index3D extent)
{
    int_view result = (int_view){result_data + result_offset, result_length};
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
                MemoryKernels_Volume_item((Index3D){x, y, z}, result, extent);
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
    MemoryKernels_Volume_item((Index3D){x, y, z}, result, extent);
#endif
}
