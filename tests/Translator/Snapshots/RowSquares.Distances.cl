// RowSquares.Distances in OpenCL C, from RowSquares.cs:71
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

// RowSquares.Distances, RowSquares.cs:71
static inline __attribute__((always_inline)) void RowSquares_Distances_item(Index2D at, float_view x, float_view y, float_view sums, int length, int lanes)
{
    float sum = 0.0f;
    int row = at.y * length;
    int rest = length - length % lanes;
    for (int k = 0; k < rest; k += lanes)
    {
        int i = row + k + at.x;
        float value = x.data[i] - y.data[i];
        sum = fma(value, value, sum);
    }
    if (rest < length)
    {
        int i = row + (rest + at.x < length ? rest + at.x : rest);
        float value = x.data[i] - y.data[i];
        if (rest + at.x < length)
        {
            sum = fma(value, value, sum);
        }
    }
    sums.data[at.y * lanes + at.x] = sum;
}

KRD_TARGET __kernel void RowSquares_Distances(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT x_data, long x_offset, long x_length,
    __global float* KRD_RESTRICT y_data, long y_offset, long y_length,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length,
    int length,
    int lanes)
{
    float_view x = (float_view){x_data + x_offset, x_length};
    float_view y = (float_view){y_data + y_offset, y_length};
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
#ifdef KRD_BLOCKS
    int y__block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y__first = (int)get_global_id(1) * y__block;
    int y__end = extent_y - y__first < y__block ? extent_y : y__first + y__block;
    int x__block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x__first = (int)get_global_id(0) * x__block;
    int x__end = extent_x - x__first < x__block ? extent_x : x__first + x__block;
    for (int y_ = y__first; y_ < y__end; y_++)
        for (int x_ = x__first; x_ < x__end; x_++)
            RowSquares_Distances_item((Index2D){x_, y_}, x, y, sums, length, lanes);
#else
    int y_ = (int)get_global_id(1);
    if (y_ >= extent_y)
        return;
    int x_ = (int)get_global_id(0);
    if (x_ >= extent_x)
        return;
    RowSquares_Distances_item((Index2D){x_, y_}, x, y, sums, length, lanes);
#endif
}
