// ControlFlowKernels.Helpers in OpenCL C, from ControlFlowKernels.cs:105
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
typedef struct { float Item1; float Item2; } tuple_float_float;

// ControlFlowKernels.Smooth, ControlFlowKernels.cs:118
static inline __attribute__((always_inline)) float ControlFlowKernels_Smooth(float_view data, int at)
{
    int last = (int)data.length - 1;
    if (at == 0 || at == last)
    {
        return data.data[at];
    }
    return (data.data[at - 1] + data.data[at + 1]) * 0.25f + data.data[at] * 0.5f;
}

// ControlFlowKernels.Split, ControlFlowKernels.cs:126
static inline __attribute__((always_inline)) void ControlFlowKernels_Split(float value, float* whole, float* part)
{
    *whole = floor(value);
    *part = value - *whole;
}

// ControlFlowKernels.Swap, ControlFlowKernels.cs:132
static inline __attribute__((always_inline)) void ControlFlowKernels_Swap(float* a, float* b)
{
    tuple_float_float values = (tuple_float_float){*b, *a};
    *a = values.Item1;
    *b = values.Item2;
}

// ControlFlowKernels.Power, ControlFlowKernels.cs:113
static inline __attribute__((always_inline)) float ControlFlowKernels_Power(float value)
{
    return value * value;
}

// ControlFlowKernels.Scale, ControlFlowKernels.cs:116
static inline __attribute__((always_inline)) float ControlFlowKernels_Scale(float value, float by)
{
    return value * by;
}

// ControlFlowKernels.Helpers, ControlFlowKernels.cs:105
static inline __attribute__((always_inline)) void ControlFlowKernels_Helpers_item(int i, float_view data, float_view result)
{
    float x = ControlFlowKernels_Smooth(data, i);
    float whole;
    float part;
    ControlFlowKernels_Split(x, &whole, &part);
    ControlFlowKernels_Swap(&whole, &part);
    float unused;
    float rest;
    ControlFlowKernels_Split(part, &unused, &rest);
    result.data[i] = whole + 2.0f * part + rest + ControlFlowKernels_Power(x) + ControlFlowKernels_Scale(x, 0.5f);
}

KRD_TARGET __kernel void ControlFlowKernels_Helpers(
    int extent_x,
    __global float* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global float* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    float_view data = (float_view){data_data + data_offset, data_length};
    float_view result = (float_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ControlFlowKernels_Helpers_item(x, data, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ControlFlowKernels_Helpers_item(x, data, result);
#endif
}
