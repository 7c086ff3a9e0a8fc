// HiddenLayer.GatherValues in OpenCL C, from HiddenLayer.cs:130
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
typedef struct { __global int* data; long length; } int_view;

// HiddenLayer.GatherValues, HiddenLayer.cs:130
static inline __attribute__((always_inline)) void HiddenLayer_GatherValues_item(Index2D at, float_view values, float_view factors, int_view indices, float_view inputs, float_view inputsByFeature, int features, int batch)
{
    int sample = indices.data[at.y];
    float value = values.data[(long)sample * (long)features + (long)at.x] * factors.data[sample];
    inputs.data[at.y * features + at.x] = value;
    inputsByFeature.data[at.x * batch + at.y] = value;
}

KRD_TARGET __kernel void HiddenLayer_GatherValues(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT values_data, long values_offset, long values_length,
    __global float* KRD_RESTRICT factors_data, long factors_offset, long factors_length,
    __global int* KRD_RESTRICT indices_data, long indices_offset, long indices_length,
    __global float* KRD_RESTRICT inputs_data, long inputs_offset, long inputs_length,
    __global float* KRD_RESTRICT inputsByFeature_data, long inputsByFeature_offset, long inputsByFeature_length,
    int features,
    int batch)
{
    float_view values = (float_view){values_data + values_offset, values_length};
    float_view factors = (float_view){factors_data + factors_offset, factors_length};
    int_view indices = (int_view){indices_data + indices_offset, indices_length};
    float_view inputs = (float_view){inputs_data + inputs_offset, inputs_length};
    float_view inputsByFeature = (float_view){inputsByFeature_data + inputsByFeature_offset, inputsByFeature_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            HiddenLayer_GatherValues_item((Index2D){x, y}, values, factors, indices, inputs, inputsByFeature, features, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    HiddenLayer_GatherValues_item((Index2D){x, y}, values, factors, indices, inputs, inputsByFeature, features, batch);
#endif
}
