// HiddenLayer.Update in CUDA C, from HiddenLayer.cs:173
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;
typedef struct { float Rate; float Momentum; } MomentumStep;

// HiddenLayer.Update, HiddenLayer.cs:173
static __device__ __forceinline__ void HiddenLayer_Update_item(Index2D at, float_view signal, float_view inputs, float_view weights, float_view velocity, MomentumStep step, int features, int batch)
{
    int row = at.y * batch;
    float gradient = 0.0f;
    for (int start = 0; start < batch; start += 1024)
    {
        int end = start + 1024 < batch ? start + 1024 : batch;
        float sum = 0.0f;
        for (int b = start; b < end; b++)
        {
            sum = fmaf(signal.data[row + b], inputs.data[b * features + at.x], sum);
        }
        gradient = start == 0 ? sum : gradient + sum;
    }
    int i = at.y * features + at.x;
    float v = step.Momentum * velocity.data[i] + gradient;
    velocity.data[i] = v;
    weights.data[i] -= step.Rate * v;
}

extern "C" __global__ void __launch_bounds__(256) HiddenLayer_Update(
    int extent_x, int extent_y,
    float* KRD_RESTRICT signal_data, long long signal_offset, long long signal_length,
    float* KRD_RESTRICT inputs_data, long long inputs_offset, long long inputs_length,
    float* KRD_RESTRICT weights_data, long long weights_offset, long long weights_length,
    float* KRD_RESTRICT velocity_data, long long velocity_offset, long long velocity_length,
    MomentumStep step,
    int features,
    int batch)
{
    float_view signal = float_view{signal_data, signal_length};
    float_view inputs = float_view{inputs_data, inputs_length};
    float_view weights = float_view{weights_data, weights_length};
    float_view velocity = float_view{velocity_data, velocity_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    HiddenLayer_Update_item(Index2D{x, y}, signal, inputs, weights, velocity, step, features, batch);
}
