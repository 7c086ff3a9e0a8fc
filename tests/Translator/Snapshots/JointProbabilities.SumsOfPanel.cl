// JointProbabilities.SumsOfPanel in OpenCL C, from JointProbabilities.cs:55
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

static inline __attribute__((always_inline)) float_view krd_float_view_part(float_view view, long start, long length)
{
    return (float_view){view.data + start, length};
}

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

// JointProbabilities.SumsOfPanel, JointProbabilities.cs:55
static inline __attribute__((always_inline)) void JointProbabilities_SumsOfPanel_item(Index2D item, float_view distances, float_view nearest, float_view precisions, float_view sums, float_view moments, int n)
{
    int first = item.y * 16;
    float sum[16] = {0};
    float moment[16] = {0};
    for (int j = 0; j < n; j++)
    {
        float_view row = krd_float_view_part(distances, first * n + j * 16, 16);
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            float distance = row.data[lane] - nearest.data[first + lane];
            float weight = Elementary_Exp(-(precisions.data[first + lane] * distance));
            weight = first + lane == j ? 0.0f : weight;
            sum[lane] += weight;
            moment[lane] = fma(distance, weight, moment[lane]);
        }
    }
    #pragma unroll
    for (int lane = 0; lane < 16; lane++)
    {
        sums.data[first + lane] = sum[lane];
        moments.data[first + lane] = moment[lane];
    }
}

KRD_TARGET __kernel void JointProbabilities_SumsOfPanel(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT distances_data, long distances_offset, long distances_length,
    __global float* KRD_RESTRICT nearest_data, long nearest_offset, long nearest_length,
    __global float* KRD_RESTRICT precisions_data, long precisions_offset, long precisions_length,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length,
    __global float* KRD_RESTRICT moments_data, long moments_offset, long moments_length,
    int n)
{
    float_view distances = (float_view){distances_data + distances_offset, distances_length};
    float_view nearest = (float_view){nearest_data + nearest_offset, nearest_length};
    float_view precisions = (float_view){precisions_data + precisions_offset, precisions_length};
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
    float_view moments = (float_view){moments_data + moments_offset, moments_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            JointProbabilities_SumsOfPanel_item((Index2D){x, y}, distances, nearest, precisions, sums, moments, n);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    JointProbabilities_SumsOfPanel_item((Index2D){x, y}, distances, nearest, precisions, sums, moments, n);
#endif
}
