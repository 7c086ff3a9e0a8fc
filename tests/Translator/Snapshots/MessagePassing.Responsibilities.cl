// MessagePassing.Responsibilities in OpenCL C, from MessagePassing.cs:118
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
typedef struct { __global int* data; long length; } int_view;

// MessagePassing.Similarity, MessagePassing.cs:340
static inline __attribute__((always_inline)) float MessagePassing_Similarity(float dx, float dy, float factor, bool isOwn, float preference)
{
    float distance = fma(dx, dx, dy * dy);
    return (isOwn ? preference : -distance) * factor;
}

// MessagePassing.Responsibilities, MessagePassing.cs:118
static inline __attribute__((always_inline)) void MessagePassing_Responsibilities_item(Index2D item, float_view r, float_view points, float_view factors, float_view tops, float_view nexts, int_view places, float_view bands, int n, int padded, float preference, float damping)
{
    int k = item.x;
    int end = (item.y + 1) * 32 < n ? (item.y + 1) * 32 : n;
    float sum = 0.0f;
    for (int i = item.y * 32; i < end; i++)
    {
        float similarity = MessagePassing_Similarity(points.data[i] - points.data[k], points.data[padded + i] - points.data[padded + k], factors.data[k], i == k, preference);
        float rival = k == places.data[i] ? nexts.data[i] : tops.data[i];
        float next = damping * r.data[i * padded + k] + (1.0f - damping) * (similarity - rival);
        r.data[i * padded + k] = next;
        float share = next > 0.0f ? next : 0.0f;
        sum += i == k ? 0.0f : share;
    }
    bands.data[item.y * padded + k] = sum;
}

KRD_TARGET __kernel void MessagePassing_Responsibilities(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT r_data, long r_offset, long r_length,
    __global float* KRD_RESTRICT points_data, long points_offset, long points_length,
    __global float* KRD_RESTRICT factors_data, long factors_offset, long factors_length,
    __global float* KRD_RESTRICT tops_data, long tops_offset, long tops_length,
    __global float* KRD_RESTRICT nexts_data, long nexts_offset, long nexts_length,
    __global int* KRD_RESTRICT places_data, long places_offset, long places_length,
    __global float* KRD_RESTRICT bands_data, long bands_offset, long bands_length,
    int n,
    int padded,
    float preference,
    float damping)
{
    float_view r = (float_view){r_data + r_offset, r_length};
    float_view points = (float_view){points_data + points_offset, points_length};
    float_view factors = (float_view){factors_data + factors_offset, factors_length};
    float_view tops = (float_view){tops_data + tops_offset, tops_length};
    float_view nexts = (float_view){nexts_data + nexts_offset, nexts_length};
    int_view places = (int_view){places_data + places_offset, places_length};
    float_view bands = (float_view){bands_data + bands_offset, bands_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            MessagePassing_Responsibilities_item((Index2D){x, y}, r, points, factors, tops, nexts, places, bands, n, padded, preference, damping);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    MessagePassing_Responsibilities_item((Index2D){x, y}, r, points, factors, tops, nexts, places, bands, n, padded, preference, damping);
#endif
}
