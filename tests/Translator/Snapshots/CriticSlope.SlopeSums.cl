// CriticSlope.SlopeSums in OpenCL C, from CriticSlope.cs:83
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

// CriticSlope.SlopeSums, CriticSlope.cs:83
static inline __attribute__((always_inline)) void CriticSlope_SlopeSums_item(Index2D at, float_view w, float_view a, float_view points, float_view sums, int hidden, int outputs, int batch)
{
    int start = at.y * 1024;
    int end = start + 1024 < hidden ? start + 1024 : hidden;
    float sum[16];
    for (int o = 0; o < outputs; o++)
    {
        sum[o] = 0.0f;
    }
    for (int r = start; r < end; r++)
    {
        float z = 0.0f;
        for (int o = 0; o < outputs; o++)
        {
            z = fma(w.data[o * hidden + r], points.data[o * batch + at.x], z);
        }
        for (int o = 0; o < outputs; o++)
        {
            float term = a.data[r] * w.data[o * hidden + r];
            sum[o] += z >= 0.0f ? term : 0.0f;
        }
    }
    for (int o = 0; o < outputs; o++)
    {
        sums.data[(at.y * outputs + o) * batch + at.x] = sum[o];
    }
}

KRD_TARGET __kernel void CriticSlope_SlopeSums(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT w_data, long w_offset, long w_length,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT points_data, long points_offset, long points_length,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length,
    int hidden,
    int outputs,
    int batch)
{
    float_view w = (float_view){w_data + w_offset, w_length};
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view points = (float_view){points_data + points_offset, points_length};
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            CriticSlope_SlopeSums_item((Index2D){x, y}, w, a, points, sums, hidden, outputs, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    CriticSlope_SlopeSums_item((Index2D){x, y}, w, a, points, sums, hidden, outputs, batch);
#endif
}
