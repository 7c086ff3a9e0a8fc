// BatchErrors.Squares in OpenCL C, from BatchErrors.cs:8
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

// BatchErrors.Squares, BatchErrors.cs:8
static inline __attribute__((always_inline)) void BatchErrors_Squares_item(int sample, float_view values, float_view targets, float_view squares, int outputs, int batch)
{
    float sum = 0.0f;
    for (int o = 0; o < outputs; o++)
    {
        float error = values.data[o * batch + sample] - targets.data[o * batch + sample];
        sum = fma(error, error, sum);
    }
    squares.data[sample] = sum;
}

KRD_TARGET __kernel void BatchErrors_Squares(
    int extent_x,
    __global float* KRD_RESTRICT values_data, long values_offset, long values_length,
    __global float* KRD_RESTRICT targets_data, long targets_offset, long targets_length,
    __global float* KRD_RESTRICT squares_data, long squares_offset, long squares_length,
    int outputs,
    int batch)
{
    float_view values = (float_view){values_data + values_offset, values_length};
    float_view targets = (float_view){targets_data + targets_offset, targets_length};
    float_view squares = (float_view){squares_data + squares_offset, squares_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        BatchErrors_Squares_item(x, values, targets, squares, outputs, batch);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    BatchErrors_Squares_item(x, values, targets, squares, outputs, batch);
#endif
}
