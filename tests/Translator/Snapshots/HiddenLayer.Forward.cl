// HiddenLayer.Forward in OpenCL C, from HiddenLayer.cs:148
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

// HiddenLayer.Forward, HiddenLayer.cs:148
static inline __attribute__((always_inline)) void HiddenLayer_Forward_item(Index2D at, float_view weights, float_view inputsByFeature, float_view activations, int features, int batch)
{
    int b = at.x;
    int row = at.y * features;
    float z = 0.0f;
    for (int start = 0; start < features; start += 1024)
    {
        int end = start + 1024 < features ? start + 1024 : features;
        float sum = 0.0f;
        for (int k = start; k < end; k++)
        {
            sum = fma(weights.data[row + k], inputsByFeature.data[k * batch + b], sum);
        }
        z = start == 0 ? sum : z + sum;
    }
    activations.data[at.y * batch + b] = z < 0.0f ? -0.0f : z + 0.0f;
}

KRD_TARGET __kernel void HiddenLayer_Forward(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT weights_data, long weights_offset, long weights_length,
    __global float* KRD_RESTRICT inputsByFeature_data, long inputsByFeature_offset, long inputsByFeature_length,
    __global float* KRD_RESTRICT activations_data, long activations_offset, long activations_length,
    int features,
    int batch)
{
    float_view weights = (float_view){weights_data + weights_offset, weights_length};
    float_view inputsByFeature = (float_view){inputsByFeature_data + inputsByFeature_offset, inputsByFeature_length};
    float_view activations = (float_view){activations_data + activations_offset, activations_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            HiddenLayer_Forward_item((Index2D){x, y}, weights, inputsByFeature, activations, features, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    HiddenLayer_Forward_item((Index2D){x, y}, weights, inputsByFeature, activations, features, batch);
#endif
}
