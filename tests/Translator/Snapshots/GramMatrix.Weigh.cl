// GramMatrix.Weigh in OpenCL C, from GramMatrix.cs:40
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

// GramMatrix.Set, GramMatrix.cs:139
static inline __attribute__((always_inline)) void GramMatrix_Set(float_view h, int n, int i, int j, float share)
{
    float value = h.data[i * n + j] * share;
    h.data[i * n + j] = value;
    h.data[j * n + i] = value;
}

// GramMatrix.Weigh, GramMatrix.cs:40
static inline __attribute__((always_inline)) void GramMatrix_Weigh_item(Index2D item, uint_view words, float_view h, int n, int wordCount, float neurons)
{
    if (item.x > item.y)
    {
        return;
    }
    int shared = 0;
    for (int word = 0; word < wordCount; word++)
    {
        shared += (int)popcount(words.data[word * n + item.x] & words.data[word * n + item.y]);
    }
    GramMatrix_Set(h, n, item.y, item.x, (float)shared / neurons);
}

KRD_TARGET __kernel void GramMatrix_Weigh(
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
            GramMatrix_Weigh_item((Index2D){x, y}, words, h, n, wordCount, neurons);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    GramMatrix_Weigh_item((Index2D){x, y}, words, h, n, wordCount, neurons);
#endif
}
