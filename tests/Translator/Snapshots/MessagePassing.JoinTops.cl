// MessagePassing.JoinTops in OpenCL C, from MessagePassing.cs:82
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global float* data; long length; } float_view;
typedef struct { __global int* data; long length; } int_view;

// MessagePassing.JoinTops, MessagePassing.cs:82
static inline __attribute__((always_inline)) void MessagePassing_JoinTops_item(int row, float_view largest, float_view second, int_view where, float_view tops, float_view nexts, int_view places)
{
    float top = -INFINITY;
    float next = -INFINITY;
    int place = 2147483647;
    #pragma unroll
    for (int part = 0; part < 16; part++)
    {
        float value = largest.data[row * 16 + part];
        float other = second.data[row * 16 + part];
        int k = where.data[row * 16 + part];
        if (value > top || (value == top && k < place))
        {
            next = top > other ? top : other;
            top = value;
            place = k;
        }
        else
        {
            next = value > next ? value : next;
        }
    }
    tops.data[row] = top;
    nexts.data[row] = next;
    places.data[row] = place;
}

KRD_TARGET __kernel void MessagePassing_JoinTops(
    int extent_x,
    __global float* KRD_RESTRICT largest_data, long largest_offset, long largest_length,
    __global float* KRD_RESTRICT second_data, long second_offset, long second_length,
    __global int* KRD_RESTRICT where_data, long where_offset, long where_length,
    __global float* KRD_RESTRICT tops_data, long tops_offset, long tops_length,
    __global float* KRD_RESTRICT nexts_data, long nexts_offset, long nexts_length,
    __global int* KRD_RESTRICT places_data, long places_offset, long places_length)
{
    float_view largest = (float_view){largest_data + largest_offset, largest_length};
    float_view second = (float_view){second_data + second_offset, second_length};
    int_view where = (int_view){where_data + where_offset, where_length};
    float_view tops = (float_view){tops_data + tops_offset, tops_length};
    float_view nexts = (float_view){nexts_data + nexts_offset, nexts_length};
    int_view places = (int_view){places_data + places_offset, places_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        MessagePassing_JoinTops_item(x, largest, second, where, tops, nexts, places);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    MessagePassing_JoinTops_item(x, largest, second, where, tops, nexts, places);
#endif
}
