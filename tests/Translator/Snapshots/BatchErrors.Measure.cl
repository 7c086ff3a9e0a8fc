// BatchErrors.Measure in OpenCL C, from BatchErrors.cs:25
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
typedef struct { __global int* data; long length; } int_view;

// BatchErrors.Measure, BatchErrors.cs:25
static inline __attribute__((always_inline)) void BatchErrors_Measure_item(int sample, float_view values, float_view targets, float_view squares, int_view wrong, int first, int outputs, int batch)
{
    float sum = 0.0f;
    int told = 0;
    int right = 0;
    for (int o = 0; o < outputs; o++)
    {
        int i = o * batch + sample;
        float error = values.data[i] - targets.data[i];
        sum = fma(error, error, sum);
        if (values.data[i] > values.data[told * batch + sample])
        {
            told = o;
        }
        if (targets.data[i] > targets.data[right * batch + sample])
        {
            right = o;
        }
    }
    if (outputs == 1)
    {
        told = values.data[sample] * targets.data[sample] > 0.0f ? 0 : 1;
    }
    squares.data[first + sample] = sum;
    wrong.data[first + sample] = told == right ? 0 : 1;
}

KRD_TARGET __kernel void BatchErrors_Measure(
    int extent_x,
    __global float* KRD_RESTRICT values_data, long values_offset, long values_length,
    __global float* KRD_RESTRICT targets_data, long targets_offset, long targets_length,
    __global float* KRD_RESTRICT squares_data, long squares_offset, long squares_length,
    __global int* KRD_RESTRICT wrong_data, long wrong_offset, long wrong_length,
    int first,
    int outputs,
    int batch)
{
    float_view values = (float_view){values_data + values_offset, values_length};
    float_view targets = (float_view){targets_data + targets_offset, targets_length};
    float_view squares = (float_view){squares_data + squares_offset, squares_length};
    int_view wrong = (int_view){wrong_data + wrong_offset, wrong_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        BatchErrors_Measure_item(x, values, targets, squares, wrong, first, outputs, batch);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    BatchErrors_Measure_item(x, values, targets, squares, wrong, first, outputs, batch);
#endif
}
