// SpectralConstraint.Gram in OpenCL C, from SpectralConstraint.cs:55
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

// SpectralConstraint.Gram, SpectralConstraint.cs:55
static inline __attribute__((always_inline)) void SpectralConstraint_Gram_item(Index2D at, float_view w, float_view gram, int hidden, int outputs)
{
    float total = 0.0f;
    for (int start = 0; start < hidden; start += 1024)
    {
        int end = start + 1024 < hidden ? start + 1024 : hidden;
        float sum = 0.0f;
        for (int r = start; r < end; r++)
        {
            sum = fma(w.data[at.x * hidden + r], w.data[at.y * hidden + r], sum);
        }
        total += sum;
    }
    gram.data[at.y * outputs + at.x] = total;
}

KRD_TARGET __kernel void SpectralConstraint_Gram(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT w_data, long w_offset, long w_length,
    __global float* KRD_RESTRICT gram_data, long gram_offset, long gram_length,
    int hidden,
    int outputs)
{
    float_view w = (float_view){w_data + w_offset, w_length};
    float_view gram = (float_view){gram_data + gram_offset, gram_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            SpectralConstraint_Gram_item((Index2D){x, y}, w, gram, hidden, outputs);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    SpectralConstraint_Gram_item((Index2D){x, y}, w, gram, hidden, outputs);
#endif
}
