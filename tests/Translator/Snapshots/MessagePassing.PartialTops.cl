// MessagePassing.PartialTops in OpenCL C, from MessagePassing.cs:47
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

// MessagePassing.PartialTops, MessagePassing.cs:47
static inline __attribute__((always_inline)) void MessagePassing_PartialTops_item(Index2D item, float_view a, float_view points, float_view factors, float_view largest, float_view second, int_view where, int padded, float preference)
{
    int i = item.y;
    float x = points.data[i];
    float y = points.data[padded + i];
    float top = -INFINITY;
    float next = -INFINITY;
    int place = 0;
    for (int first = 0; first < padded; first += 16)
    {
        int k = first + item.x;
        float value = a.data[i * padded + k] + MessagePassing_Similarity(x - points.data[k], y - points.data[padded + k], factors.data[k], i == k, preference);
        bool isTop = value > top;
        float below = value > next ? value : next;
        next = isTop ? top : below;
        place = isTop ? k : place;
        top = isTop ? value : top;
    }
    largest.data[i * 16 + item.x] = top;
    second.data[i * 16 + item.x] = next;
    where.data[i * 16 + item.x] = place;
}

KRD_TARGET __kernel void MessagePassing_PartialTops(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT points_data, long points_offset, long points_length,
    __global float* KRD_RESTRICT factors_data, long factors_offset, long factors_length,
    __global float* KRD_RESTRICT largest_data, long largest_offset, long largest_length,
    __global float* KRD_RESTRICT second_data, long second_offset, long second_length,
    __global int* KRD_RESTRICT where_data, long where_offset, long where_length,
    int padded,
    float preference)
{
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view points = (float_view){points_data + points_offset, points_length};
    float_view factors = (float_view){factors_data + factors_offset, factors_length};
    float_view largest = (float_view){largest_data + largest_offset, largest_length};
    float_view second = (float_view){second_data + second_offset, second_length};
    int_view where = (int_view){where_data + where_offset, where_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            MessagePassing_PartialTops_item((Index2D){x, y}, a, points, factors, largest, second, where, padded, preference);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    MessagePassing_PartialTops_item((Index2D){x, y}, a, points, factors, largest, second, where, padded, preference);
#endif
}
