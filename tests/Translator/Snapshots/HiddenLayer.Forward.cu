// HiddenLayer.Forward in CUDA C, from HiddenLayer.cs:148
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// HiddenLayer.Forward, HiddenLayer.cs:148
static __device__ __forceinline__ void HiddenLayer_Forward_item(Index2D at, float_view weights, float_view inputsByFeature, float_view activations, int features, int batch)
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
            sum = fmaf(weights.data[row + k], inputsByFeature.data[k * batch + b], sum);
        }
        z = start == 0 ? sum : z + sum;
    }
    activations.data[at.y * batch + b] = z < 0.0f ? -0.0f : z + 0.0f;
}

extern "C" __global__ void __launch_bounds__(256) HiddenLayer_Forward(
    int extent_x, int extent_y,
    float* KRD_RESTRICT weights_data, long long weights_offset, long long weights_length,
    float* KRD_RESTRICT inputsByFeature_data, long long inputsByFeature_offset, long long inputsByFeature_length,
    float* KRD_RESTRICT activations_data, long long activations_offset, long long activations_length,
    int features,
    int batch)
{
    float_view weights = float_view{weights_data, weights_length};
    float_view inputsByFeature = float_view{inputsByFeature_data, inputsByFeature_length};
    float_view activations = float_view{activations_data, activations_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    HiddenLayer_Forward_item(Index2D{x, y}, weights, inputsByFeature, activations, features, batch);
}
