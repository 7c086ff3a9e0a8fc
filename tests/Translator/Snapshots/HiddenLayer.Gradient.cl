// HiddenLayer.Gradient in OpenCL C, from HiddenLayer.cs:182
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; } float_view;

// HiddenLayer.GradientAt, HiddenLayer.cs:204
static inline __attribute__((always_inline)) float HiddenLayer_GradientAt(float_view signal, float_view inputs, int feature, int neuron, int features, int batch)
{
    int row = neuron * batch;
    float gradient = 0.0f;
    for (int start = 0; start < batch; start += 1024)
    {
        int end = start + 1024 < batch ? start + 1024 : batch;
        float sum = 0.0f;
        for (int b = start; b < end; b++)
        {
            sum = fma(signal.data[row + b], inputs.data[b * features + feature], sum);
        }
        gradient = start == 0 ? sum : gradient + sum;
    }
    return gradient;
}

// HiddenLayer.Gradient, HiddenLayer.cs:182
static inline __attribute__((always_inline)) void HiddenLayer_Gradient_item(Index2D at, float_view signal, float_view inputs, float_view gradient, int features, int batch)
{
    gradient.data[at.y * features + at.x] = HiddenLayer_GradientAt(signal, inputs, at.x, at.y, features, batch);
}

__kernel void HiddenLayer_Gradient(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT signal_data, long signal_offset, long signal_length,
    __global float* KRD_RESTRICT inputs_data, long inputs_offset, long inputs_length,
    __global float* KRD_RESTRICT gradient_data, long gradient_offset, long gradient_length,
    int features,
    int batch)
{
    float_view signal = (float_view){signal_data + signal_offset, signal_length};
    float_view inputs = (float_view){inputs_data + inputs_offset, inputs_length};
    float_view gradient = (float_view){gradient_data + gradient_offset, gradient_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            HiddenLayer_Gradient_item((Index2D){x, y}, signal, inputs, gradient, features, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    HiddenLayer_Gradient_item((Index2D){x, y}, signal, inputs, gradient, features, batch);
#endif
}
