// HiddenLayer.GatherPixels in CUDA C, from HiddenLayer.cs:113
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { unsigned char* data; long long length; } byte_view;
typedef struct { float* data; long long length; } float_view;
typedef struct { int* data; long long length; } int_view;

// HiddenLayer.GatherPixels, HiddenLayer.cs:113
static __device__ __forceinline__ void HiddenLayer_GatherPixels_item(Index2D at, byte_view pixels, float_view factors, int_view indices, float_view inputs, float_view inputsByFeature, int features, int batch)
{
    int sample = indices.data[at.y];
    float value = (float)pixels.data[(long long)sample * (long long)features + (long long)at.x] / 255.0f * factors.data[sample];
    inputs.data[at.y * features + at.x] = value;
    inputsByFeature.data[at.x * batch + at.y] = value;
}

extern "C" __global__ void __launch_bounds__(256) HiddenLayer_GatherPixels(
    int extent_x, int extent_y,
    unsigned char* KRD_RESTRICT pixels_data, long long pixels_offset, long long pixels_length,
    float* KRD_RESTRICT factors_data, long long factors_offset, long long factors_length,
    int* KRD_RESTRICT indices_data, long long indices_offset, long long indices_length,
    float* KRD_RESTRICT inputs_data, long long inputs_offset, long long inputs_length,
    float* KRD_RESTRICT inputsByFeature_data, long long inputsByFeature_offset, long long inputsByFeature_length,
    int features,
    int batch)
{
    byte_view pixels = byte_view{pixels_data, pixels_length};
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
    HiddenLayer_GatherPixels_item(Index2D{x, y}, pixels, factors, indices, inputs, inputsByFeature, features, batch);
}
