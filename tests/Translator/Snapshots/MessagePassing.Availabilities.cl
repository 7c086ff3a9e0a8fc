// MessagePassing.Availabilities in OpenCL C, from MessagePassing.cs:37
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

// MessagePassing.Available, MessagePassing.cs:334
static inline __attribute__((always_inline)) float MessagePassing_Available(float r, float a, float total, float damping)
{
    float rest = total - (r > 0.0f ? r : 0.0f);
    return damping * a + (1.0f - damping) * (rest < 0.0f ? rest : 0.0f);
}

// MessagePassing.Availabilities, MessagePassing.cs:37
static inline __attribute__((always_inline)) void MessagePassing_Availabilities_item(Index2D item, float_view r, float_view a, float_view totals, float_view diagonal, int padded, float damping)
{
    int at = item.y * padded + item.x;
    float available = MessagePassing_Available(r.data[at], a.data[at], totals.data[item.x], damping);
    a.data[at] = item.x == item.y ? diagonal.data[item.x] : available;
}

KRD_TARGET __kernel void MessagePassing_Availabilities(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT r_data, long r_offset, long r_length,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT totals_data, long totals_offset, long totals_length,
    __global float* KRD_RESTRICT diagonal_data, long diagonal_offset, long diagonal_length,
    int padded,
    float damping)
{
    float_view r = (float_view){r_data + r_offset, r_length};
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view totals = (float_view){totals_data + totals_offset, totals_length};
    float_view diagonal = (float_view){diagonal_data + diagonal_offset, diagonal_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            MessagePassing_Availabilities_item((Index2D){x, y}, r, a, totals, diagonal, padded, damping);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    MessagePassing_Availabilities_item((Index2D){x, y}, r, a, totals, diagonal, padded, damping);
#endif
}
