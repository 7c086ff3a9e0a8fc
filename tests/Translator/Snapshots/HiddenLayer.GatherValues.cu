// HiddenLayer.GatherValues in CUDA C, from HiddenLayer.cs:130
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;
typedef struct { int* data; long long length; } int_view;

// HiddenLayer.GatherValues, HiddenLayer.cs:130
static __device__ __forceinline__ void HiddenLayer_GatherValues_item(Index2D at, float_view values, float_view factors, int_view indices, float_view inputs, float_view inputsByFeature, int features, int batch)
{
    int sample = indices.data[at.y];
    float value = values.data[(long long)sample * (long long)features + (long long)at.x] * factors.data[sample];
    inputs.data[at.y * features + at.x] = value;
    inputsByFeature.data[at.x * batch + at.y] = value;
}

extern "C" __global__ void __launch_bounds__(256) HiddenLayer_GatherValues(
    int extent_x, int extent_y,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    float* KRD_RESTRICT factors_data, long long factors_offset, long long factors_length,
    int* KRD_RESTRICT indices_data, long long indices_offset, long long indices_length,
    float* KRD_RESTRICT inputs_data, long long inputs_offset, long long inputs_length,
    float* KRD_RESTRICT inputsByFeature_data, long long inputsByFeature_offset, long long inputsByFeature_length,
    int features,
    int batch)
{
    float_view values = float_view{values_data, values_length};
    float_view factors = float_view{factors_data, factors_length};
    int_view indices = int_view{indices_data, indices_length};
    float_view inputs = float_view{inputs_data, inputs_length};
    float_view inputsByFeature = float_view{inputsByFeature_data, inputsByFeature_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    HiddenLayer_GatherValues_item(Index2D{x, y}, values, factors, indices, inputs, inputsByFeature, features, batch);
}
