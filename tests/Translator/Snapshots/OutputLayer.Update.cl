// OutputLayer.Update in OpenCL C, from OutputLayer.cs:194
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; } float_view;
typedef struct { float Rate; float Momentum; } MomentumStep;

// OutputLayer.GradientAt, OutputLayer.cs:210
static inline __attribute__((always_inline)) float OutputLayer_GradientAt(float_view activations, float_view outputSignalBySample, int output, int neuron, int outputs, int batch)
{
    float gradient = 0.0f;
    for (int start = 0; start < batch; start += 1024)
    {
        int end = start + 1024 < batch ? start + 1024 : batch;
        float sum = 0.0f;
        for (int b = start; b < end; b++)
        {
            sum = fma(outputSignalBySample.data[b * outputs + output], activations.data[neuron * batch + b], sum);
        }
        gradient = start == 0 ? sum : gradient + sum;
    }
    return gradient;
}

// OutputLayer.Update, OutputLayer.cs:194
static inline __attribute__((always_inline)) void OutputLayer_Update_item(Index2D at, float_view activations, float_view outputSignalBySample, float_view weights, float_view velocity, MomentumStep step, int outputs, int batch)
{
    int i = at.y * outputs + at.x;
    float v = step.Momentum * velocity.data[i] + OutputLayer_GradientAt(activations, outputSignalBySample, at.x, at.y, outputs, batch);
    velocity.data[i] = v;
    weights.data[i] -= step.Rate * v;
}

__kernel void OutputLayer_Update(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT activations_data, long activations_offset, long activations_length,
    __global float* KRD_RESTRICT outputSignalBySample_data, long outputSignalBySample_offset, long outputSignalBySample_length,
    __global float* KRD_RESTRICT weights_data, long weights_offset, long weights_length,
    __global float* KRD_RESTRICT velocity_data, long velocity_offset, long velocity_length,
    MomentumStep step,
    int outputs,
    int batch)
{
    float_view activations = (float_view){activations_data + activations_offset, activations_length};
    float_view outputSignalBySample = (float_view){outputSignalBySample_data + outputSignalBySample_offset, outputSignalBySample_length};
    float_view weights = (float_view){weights_data + weights_offset, weights_length};
    float_view velocity = (float_view){velocity_data + velocity_offset, velocity_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            OutputLayer_Update_item((Index2D){x, y}, activations, outputSignalBySample, weights, velocity, step, outputs, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    OutputLayer_Update_item((Index2D){x, y}, activations, outputSignalBySample, weights, velocity, step, outputs, batch);
#endif
}
