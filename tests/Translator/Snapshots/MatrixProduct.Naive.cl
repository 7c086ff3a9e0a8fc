// MatrixProduct.Naive in OpenCL C, from MatrixProduct.cs:47
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

// MatrixProduct.Naive, MatrixProduct.cs:47
static inline __attribute__((always_inline)) void MatrixProduct_Naive_item(Index2D element, float_view a, float_view b, float_view c, int n, int k, int aRow, int aInner, int bInner, int bColumn)
{
    float sum = 0.0f;
    for (int first = 0; first < k; first += 1024)
    {
        int end = k - first < 1024 ? k : first + 1024;
        float chain = 0.0f;
        for (int l = first; l < end; l++)
        {
            chain = fma(a.data[element.y * aRow + l * aInner], b.data[l * bInner + element.x * bColumn], chain);
        }
        sum = first == 0 ? chain : sum + chain;
    }
    c.data[element.y * n + element.x] = sum;
}

KRD_TARGET __kernel void MatrixProduct_Naive(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global float* KRD_RESTRICT c_data, long c_offset, long c_length,
    int n,
    int k,
    int aRow,
    int aInner,
    int bInner,
    int bColumn)
{
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view b = (float_view){b_data + b_offset, b_length};
    float_view c = (float_view){c_data + c_offset, c_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            MatrixProduct_Naive_item((Index2D){x, y}, a, b, c, n, k, aRow, aInner, bInner, bColumn);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    MatrixProduct_Naive_item((Index2D){x, y}, a, b, c, n, k, aRow, aInner, bInner, bColumn);
#endif
}
