// OutputLayer.BackSignal in OpenCL C, from OutputLayer.cs:180
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

// OutputLayer.BackSignal, OutputLayer.cs:180
static inline __attribute__((always_inline)) void OutputLayer_BackSignal_item(Index2D at, float_view weights, float_view activations, float_view outputSignal, float_view signal, int outputs, int batch)
{
    float sum = 0.0f;
    for (int o = 0; o < outputs; o++)
    {
        sum = fma(weights.data[at.y * outputs + o], outputSignal.data[o * batch + at.x], sum);
    }
    int i = at.y * batch + at.x;
    float h = activations.data[i];
    signal.data[i] = as_int(h) >= 0 ? sum : 0.0f;
}

KRD_TARGET __kernel void OutputLayer_BackSignal(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT weights_data, long weights_offset, long weights_length,
    __global float* KRD_RESTRICT activations_data, long activations_offset, long activations_length,
    __global float* KRD_RESTRICT outputSignal_data, long outputSignal_offset, long outputSignal_length,
    __global float* KRD_RESTRICT signal_data, long signal_offset, long signal_length,
    int outputs,
    int batch)
{
    float_view weights = (float_view){weights_data + weights_offset, weights_length};
    float_view activations = (float_view){activations_data + activations_offset, activations_length};
    float_view outputSignal = (float_view){outputSignal_data + outputSignal_offset, outputSignal_length};
    float_view signal = (float_view){signal_data + signal_offset, signal_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            OutputLayer_BackSignal_item((Index2D){x, y}, weights, activations, outputSignal, signal, outputs, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    OutputLayer_BackSignal_item((Index2D){x, y}, weights, activations, outputSignal, signal, outputs, batch);
#endif
}
