// RowSquares.Sum in OpenCL C, from RowSquares.cs:96
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

// RowSquares.Sum, RowSquares.cs:96
static inline __attribute__((always_inline)) void RowSquares_Sum_item(int row, float_view sums, float_view result, int lanes)
{
    float sum = 0.0f;
    for (int lane = 0; lane < lanes; lane++)
    {
        sum += sums.data[row * lanes + lane];
    }
    result.data[row] = sum;
}

KRD_TARGET __kernel void RowSquares_Sum(
    int extent_x,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length,
    __global float* KRD_RESTRICT result_data, long result_offset, long result_length,
    int lanes)
{
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
    float_view result = (float_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        RowSquares_Sum_item(x, sums, result, lanes);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    RowSquares_Sum_item(x, sums, result, lanes);
#endif
}
