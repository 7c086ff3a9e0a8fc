// GradientPenalty.Mix in OpenCL C, from GradientPenalty.cs:10
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; } float_view;

// GradientPenalty.Mix, GradientPenalty.cs:10
static inline __attribute__((always_inline)) void GradientPenalty_Mix_item(Index2D at, float_view values, float_view targets, float_view epsilon, float_view mixed, int batch)
{
    int i = at.y * batch + at.x;
    float e = epsilon.data[at.x];
    mixed.data[i] = e * targets.data[i] + (1.0f - e) * values.data[i];
}

KRD_TARGET __kernel void GradientPenalty_Mix(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT values_data, long values_offset, long values_length,
    __global float* KRD_RESTRICT targets_data, long targets_offset, long targets_length,
    __global float* KRD_RESTRICT epsilon_data, long epsilon_offset, long epsilon_length,
    __global float* KRD_RESTRICT mixed_data, long mixed_offset, long mixed_length,
    int batch)
{
    float_view values = (float_view){values_data + values_offset, values_length};
    float_view targets = (float_view){targets_data + targets_offset, targets_length};
    float_view epsilon = (float_view){epsilon_data + epsilon_offset, epsilon_length};
    float_view mixed = (float_view){mixed_data + mixed_offset, mixed_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            GradientPenalty_Mix_item((Index2D){x, y}, values, targets, epsilon, mixed, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    GradientPenalty_Mix_item((Index2D){x, y}, values, targets, epsilon, mixed, batch);
#endif
}
