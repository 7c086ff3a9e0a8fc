// GramMatrix.WeighStrip in OpenCL C, from GramMatrix.cs:55
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
typedef struct { __global uint* data; long length; } uint_view;
typedef struct { __global float* data; long length; } float_view;

static inline __attribute__((always_inline)) uint_view krd_uint_view_behind(uint_view view, long start)
{
    return (uint_view){view.data + start, view.length - start};
}

// GramMatrix.Carry, GramMatrix.cs:136
static inline __attribute__((always_inline)) uint GramMatrix_Carry(uint a, uint b, uint c)
{
    return (a & b) | ((a ^ b) & c);
}

static inline __attribute__((always_inline)) uint_view krd_uint_view_part(uint_view view, long start, long length)
{
    return (uint_view){view.data + start, length};
}

// GramMatrix.Set, GramMatrix.cs:139
static inline __attribute__((always_inline)) void GramMatrix_Set(float_view h, int n, int i, int j, float share)
{
    float value = h.data[i * n + j] * share;
    h.data[i * n + j] = value;
    h.data[j * n + i] = value;
}

// GramMatrix.WeighStrip, GramMatrix.cs:55
static inline __attribute__((always_inline)) void GramMatrix_WeighStrip_item(Index2D item, uint_view words, float_view h, int n, int wordCount, float neurons)
{
    int first = item.x * 16;
    if (first > item.y)
    {
        return;
    }
    uint ones[16] = {0};
    uint twos[16] = {0};
    uint fours[16] = {0};
    int shared[16] = {0};
    int word = 0;
    for (; word <= wordCount - 8; word += 8)
    {
        uint_view row = krd_uint_view_behind(words, (long)(word * n + first));
        uint_view other = krd_uint_view_behind(words, (long)(word * n + item.y));
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            uint a = row.data[lane] & other.data[0];
            uint b = row.data[n + lane] & other.data[n];
            uint carry = GramMatrix_Carry(ones[lane], a, b);
            ones[lane] ^= a ^ b;
            a = row.data[2 * n + lane] & other.data[2 * n];
            b = row.data[3 * n + lane] & other.data[3 * n];
            uint carry2 = GramMatrix_Carry(ones[lane], a, b);
            ones[lane] ^= a ^ b;
            uint low = GramMatrix_Carry(twos[lane], carry, carry2);
            twos[lane] ^= carry ^ carry2;
            a = row.data[4 * n + lane] & other.data[4 * n];
            b = row.data[5 * n + lane] & other.data[5 * n];
            carry = GramMatrix_Carry(ones[lane], a, b);
            ones[lane] ^= a ^ b;
            a = row.data[6 * n + lane] & other.data[6 * n];
            b = row.data[7 * n + lane] & other.data[7 * n];
            carry2 = GramMatrix_Carry(ones[lane], a, b);
            ones[lane] ^= a ^ b;
            uint high = GramMatrix_Carry(twos[lane], carry, carry2);
            twos[lane] ^= carry ^ carry2;
            shared[lane] += (int)popcount(GramMatrix_Carry(fours[lane], low, high)) * 8;
            fours[lane] ^= low ^ high;
        }
    }
    for (; word < wordCount; word++)
    {
        uint other = words.data[word * n + item.y];
        uint_view row = krd_uint_view_part(words, word * n + first, 16);
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            shared[lane] += (int)popcount(row.data[lane] & other);
        }
    }
    #pragma unroll
    for (int lane = 0; lane < 16; lane++)
    {
        int all = shared[lane] + 4 * (int)popcount(fours[lane]) + 2 * (int)popcount(twos[lane]) + (int)popcount(ones[lane]);
        if (first + lane <= item.y)
        {
            GramMatrix_Set(h, n, item.y, first + lane, (float)all / neurons);
        }
    }
}

KRD_TARGET __kernel void GramMatrix_WeighStrip(
    int extent_x, int extent_y,
    __global uint* KRD_RESTRICT words_data, long words_offset, long words_length,
    __global float* KRD_RESTRICT h_data, long h_offset, long h_length,
    int n,
    int wordCount,
    float neurons)
{
    uint_view words = (uint_view){words_data + words_offset, words_length};
    float_view h = (float_view){h_data + h_offset, h_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            GramMatrix_WeighStrip_item((Index2D){x, y}, words, h, n, wordCount, neurons);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    GramMatrix_WeighStrip_item((Index2D){x, y}, words, h, n, wordCount, neurons);
#endif
}
