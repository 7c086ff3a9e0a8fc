// NeuronMasks.PackStrip in OpenCL C, from NeuronMasks.cs:28
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
typedef struct { __global uint* data; long length; } uint_view;

static inline __attribute__((always_inline)) float_view krd_float_view_part(float_view view, long start, long length)
{
    return (float_view){view.data + start, length};
}

// NeuronMasks.PackStrip, NeuronMasks.cs:28
static inline __attribute__((always_inline)) void NeuronMasks_PackStrip_item(Index2D item, float_view z, uint_view words, int n, int m)
{
    int first = item.y * 32;
    int count = m - first < 32 ? m - first : 32;
    uint word[16] = {0};
    for (int bit = 0; bit < count; bit++)
    {
        float_view row = krd_float_view_part(z, (first + bit) * n + item.x * 16, 16);
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            word[lane] |= row.data[lane] >= 0.0f ? 1u << (bit & 31) : 0u;
        }
    }
    #pragma unroll
    for (int lane = 0; lane < 16; lane++)
    {
        words.data[item.y * n + item.x * 16 + lane] = word[lane];
    }
}

KRD_TARGET __kernel void NeuronMasks_PackStrip(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT z_data, long z_offset, long z_length,
    __global uint* KRD_RESTRICT words_data, long words_offset, long words_length,
    int n,
    int m)
{
    float_view z = (float_view){z_data + z_offset, z_length};
    uint_view words = (uint_view){words_data + words_offset, words_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            NeuronMasks_PackStrip_item((Index2D){x, y}, z, words, n, m);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    NeuronMasks_PackStrip_item((Index2D){x, y}, z, words, n, m);
#endif
}
