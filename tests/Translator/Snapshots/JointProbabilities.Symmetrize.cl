// JointProbabilities.Symmetrize in OpenCL C, from JointProbabilities.cs:91
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

// Elementary.Exp, Elementary.cs:13
static inline __attribute__((always_inline)) float Elementary_Exp(float x)
{
    float clamped = x > -87.0f ? x : -87.0f;
    float shifted = fma(clamped, 1.442695f, 12582912.0f);
    float n = shifted - 12582912.0f;
    float r = fma(n, -0.69314575f, clamped);
    r = fma(n, -1.4286068e-06f, r);
    float p = fma(0.0001984127f, r, 0.0013888889f);
    p = fma(p, r, 0.008333334f);
    p = fma(p, r, 0.041666668f);
    p = fma(p, r, 0.16666667f);
    p = fma(p, r, 0.5f);
    p = fma(p, r, 1.0f);
    p = fma(p, r, 1.0f);
    float power = as_float((as_uint(shifted) << 23) + 1065353216u);
    return x > -87.0f ? p * power : 0.0f;
}

// JointProbabilities.Symmetrize, JointProbabilities.cs:91
static inline __attribute__((always_inline)) void JointProbabilities_Symmetrize_item(Index3D item, float_view matrix, float_view nearest, float_view precisions, float_view scales, int n)
{
    int i = item.z * 16 + item.x;
    int j = item.y;
    float distance = matrix.data[(item.z * n + j) * 16 + item.x];
    float mine = Elementary_Exp(-(precisions.data[i] * (distance - nearest.data[i]))) * scales.data[i];
    float other = Elementary_Exp(-(precisions.data[j] * (distance - nearest.data[j]))) * scales.data[j];
    float p = mine + other;
    p = p > 2.220446e-16f ? p : 2.220446e-16f;
    p = i == j || i >= n ? 0.0f : p;
    matrix.data[(item.z * n + j) * 16 + item.x] = p;
}

KRD_TARGET __kernel void JointProbabilities_Symmetrize(
    int extent_x, int extent_y, int extent_z,
    __global float* KRD_RESTRICT matrix_data, long matrix_offset, long matrix_length,
    __global float* KRD_RESTRICT nearest_data, long nearest_offset, long nearest_length,
    __global float* KRD_RESTRICT precisions_data, long precisions_offset, long precisions_length,
    __global float* KRD_RESTRICT scales_data, long scales_offset, long scales_length,
    int n)
{
    float_view matrix = (float_view){matrix_data + matrix_offset, matrix_length};
    float_view nearest = (float_view){nearest_data + nearest_offset, nearest_length};
    float_view precisions = (float_view){precisions_data + precisions_offset, precisions_length};
    float_view scales = (float_view){scales_data + scales_offset, scales_length};
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
                JointProbabilities_Symmetrize_item((Index3D){x, y, z}, matrix, nearest, precisions, scales, n);
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
    JointProbabilities_Symmetrize_item((Index3D){x, y, z}, matrix, nearest, precisions, scales, n);
#endif
}
