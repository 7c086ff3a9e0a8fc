// HiddenLayer.GatherPixels in OpenCL C, from HiddenLayer.cs:113
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
typedef struct { __global uchar* data; long length; } byte_view;
typedef struct { __global float* data; long length; } float_view;
typedef struct { __global int* data; long length; } int_view;

// HiddenLayer.GatherPixels, HiddenLayer.cs:113
static inline __attribute__((always_inline)) void HiddenLayer_GatherPixels_item(Index2D at, byte_view pixels, float_view factors, int_view indices, float_view inputs, float_view inputsByFeature, int features, int batch)
{
    int sample = indices.data[at.y];
    float value = (float)pixels.data[(long)sample * (long)features + (long)at.x] / 255.0f * factors.data[sample];
    inputs.data[at.y * features + at.x] = value;
    inputsByFeature.data[at.x * batch + at.y] = value;
}

KRD_TARGET __kernel void HiddenLayer_GatherPixels(
    int extent_x, int extent_y,
    __global uchar* KRD_RESTRICT pixels_data, long pixels_offset, long pixels_length,
    __global float* KRD_RESTRICT factors_data, long factors_offset, long factors_length,
    __global int* KRD_RESTRICT indices_data, long indices_offset, long indices_length,
    __global float* KRD_RESTRICT inputs_data, long inputs_offset, long inputs_length,
    __global float* KRD_RESTRICT inputsByFeature_data, long inputsByFeature_offset, long inputsByFeature_length,
    int features,
    int batch)
{
    byte_view pixels = (byte_view){pixels_data + pixels_offset, pixels_length};
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
            HiddenLayer_GatherPixels_item((Index2D){x, y}, pixels, factors, indices, inputs, inputsByFeature, features, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    HiddenLayer_GatherPixels_item((Index2D){x, y}, pixels, factors, indices, inputs, inputsByFeature, features, batch);
#endif
}
