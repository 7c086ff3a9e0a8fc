// TsneStep.Move in OpenCL C, from TsneStep.cs:140
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

// TsneStep.Move, TsneStep.cs:140
static inline __attribute__((always_inline)) void TsneStep_Move_item(Index2D item, float_view forces, float_view sums, float_view points, float_view updates, float_view gains, int n, float exaggeration, float momentum, float rate)
{
    int padded = (n + 16 - 1) / 16 * 16;
    int blocks = (n + 64 - 1) / 64;
    float z = 0.0f;
    for (int block = 0; block < blocks; block++)
    {
        z += sums.data[block];
    }
    float attraction = forces.data[item.y * padded + item.x];
    float repulsion = forces.data[(2 + item.y) * padded + item.x];
    float gradient = 4.0f * (exaggeration * attraction - repulsion / z);
    float update = updates.data[item.y * padded + item.x];
    float gain = gains.data[item.y * padded + item.x];
    float changed = update * gradient < 0.0f ? gain + 0.2f : gain * 0.8f;
    changed = changed > 0.01f ? changed : 0.01f;
    float next = momentum * update - rate * (changed * gradient);
    gains.data[item.y * padded + item.x] = changed;
    updates.data[item.y * padded + item.x] = next;
    points.data[item.y * padded + item.x] += next;
}

KRD_TARGET __kernel void TsneStep_Move(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT forces_data, long forces_offset, long forces_length,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length,
    __global float* KRD_RESTRICT points_data, long points_offset, long points_length,
    __global float* KRD_RESTRICT updates_data, long updates_offset, long updates_length,
    __global float* KRD_RESTRICT gains_data, long gains_offset, long gains_length,
    int n,
    float exaggeration,
    float momentum,
    float rate)
{
    float_view forces = (float_view){forces_data + forces_offset, forces_length};
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
    float_view points = (float_view){points_data + points_offset, points_length};
    float_view updates = (float_view){updates_data + updates_offset, updates_length};
    float_view gains = (float_view){gains_data + gains_offset, gains_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            TsneStep_Move_item((Index2D){x, y}, forces, sums, points, updates, gains, n, exaggeration, momentum, rate);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    TsneStep_Move_item((Index2D){x, y}, forces, sums, points, updates, gains, n, exaggeration, momentum, rate);
#endif
}
