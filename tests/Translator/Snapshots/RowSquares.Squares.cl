// RowSquares.Squares in OpenCL C, from RowSquares.cs:47
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

// RowSquares.Squares, RowSquares.cs:47
static inline __attribute__((always_inline)) void RowSquares_Squares_item(Index2D at, float_view x, float_view sums, int length, int lanes)
{
    float sum = 0.0f;
    int row = at.y * length;
    int rest = length - length % lanes;
    for (int k = 0; k < rest; k += lanes)
    {
        float value = x.data[row + k + at.x];
        sum = fma(value, value, sum);
    }
    if (rest < length)
    {
        float value = x.data[row + (rest + at.x < length ? rest + at.x : rest)];
        if (rest + at.x < length)
        {
            sum = fma(value, value, sum);
        }
    }
    sums.data[at.y * lanes + at.x] = sum;
}

KRD_TARGET __kernel void RowSquares_Squares(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT x_data, long x_offset, long x_length,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length,
    int length,
    int lanes)
{
    float_view x = (float_view){x_data + x_offset, x_length};
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x__block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x__first = (int)get_global_id(0) * x__block;
    int x__end = extent_x - x__first < x__block ? extent_x : x__first + x__block;
    for (int y = y_first; y < y_end; y++)
        for (int x_ = x__first; x_ < x__end; x_++)
            RowSquares_Squares_item((Index2D){x_, y}, x, sums, length, lanes);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x_ = (int)get_global_id(0);
    if (x_ >= extent_x)
        return;
    RowSquares_Squares_item((Index2D){x_, y}, x, sums, length, lanes);
#endif
}
