// SquaredDistances.Compute in OpenCL C, from SquaredDistances.cs:10
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
typedef struct { __global float* data; long length; } float_view;

// SquaredDistances.Compute, SquaredDistances.cs:10
static inline __attribute__((always_inline)) void SquaredDistances_Compute_item(Index3D item, float_view x, float_view distances, int n, int features)
{
    int i = item.z * 16 + item.x;
    int padded = (n + 16 - 1) / 16 * 16;
    float sum = 0.0f;
    for (int k = 0; k < features; k++)
    {
        float difference = x.data[k * padded + i] - x.data[k * padded + item.y];
        sum = fma(difference, difference, sum);
    }
    distances.data[(item.z * n + item.y) * 16 + item.x] = sum;
}

KRD_TARGET __kernel void SquaredDistances_Compute(
    int extent_x, int extent_y, int extent_z,
    __global float* KRD_RESTRICT x_data, long x_offset, long x_length,
    __global float* KRD_RESTRICT distances_data, long distances_offset, long distances_length,
    int n,
    int features)
{
    float_view x = (float_view){x_data + x_offset, x_length};
    float_view distances = (float_view){distances_data + distances_offset, distances_length};
#ifdef KRD_BLOCKS
    int z_block = (extent_z - 1) / (int)get_global_size(2) + 1;
    int z_first = (int)get_global_id(2) * z_block;
    int z_end = extent_z - z_first < z_block ? extent_z : z_first + z_block;
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x__block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x__first = (int)get_global_id(0) * x__block;
    int x__end = extent_x - x__first < x__block ? extent_x : x__first + x__block;
    for (int z = z_first; z < z_end; z++)
        for (int y = y_first; y < y_end; y++)
            for (int x_ = x__first; x_ < x__end; x_++)
                SquaredDistances_Compute_item((Index3D){x_, y, z}, x, distances, n, features);
#else
    int z = (int)get_global_id(2);
    if (z >= extent_z)
        return;
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x_ = (int)get_global_id(0);
    if (x_ >= extent_x)
        return;
    SquaredDistances_Compute_item((Index3D){x_, y, z}, x, distances, n, features);
#endif
}
