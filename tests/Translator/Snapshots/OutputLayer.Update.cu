// OutputLayer.Update in CUDA C, from OutputLayer.cs:194
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;
typedef struct { float Rate; float Momentum; } MomentumStep;

// OutputLayer.GradientAt, OutputLayer.cs:210
static __device__ __forceinline__ float OutputLayer_GradientAt(float_view activations, float_view outputSignalBySample, int output, int neuron, int outputs, int batch)
{
    float gradient = 0.0f;
    for (int start = 0; start < batch; start += 1024)
    {
        int end = start + 1024 < batch ? start + 1024 : batch;
        float sum = 0.0f;
        for (int b = start; b < end; b++)
        {
            sum = fmaf(outputSignalBySample.data[b * outputs + output], activations.data[neuron * batch + b], sum);
        }
        gradient = start == 0 ? sum : gradient + sum;
    }
    return gradient;
}

// OutputLayer.Update, OutputLayer.cs:194
static __device__ __forceinline__ void OutputLayer_Update_item(Index2D at, float_view activations, float_view outputSignalBySample, float_view weights, float_view velocity, MomentumStep step, int outputs, int batch)
{
    int i = at.y * outputs + at.x;
    float v = step.Momentum * velocity.data[i] + OutputLayer_GradientAt(activations, outputSignalBySample, at.x, at.y, outputs, batch);
    velocity.data[i] = v;
    weights.data[i] -= step.Rate * v;
}

extern "C" __global__ void __launch_bounds__(256) OutputLayer_Update(
    int extent_x, int extent_y,
    float* KRD_RESTRICT activations_data, long long activations_offset, long long activations_length,
    float* KRD_RESTRICT outputSignalBySample_data, long long outputSignalBySample_offset, long long outputSignalBySample_length,
    float* KRD_RESTRICT weights_data, long long weights_offset, long long weights_length,
    float* KRD_RESTRICT velocity_data, long long velocity_offset, long long velocity_length,
    MomentumStep step,
    int outputs,
    int batch)
{
    float_view activations = float_view{activations_data, activations_length};
    float_view outputSignalBySample = float_view{outputSignalBySample_data, outputSignalBySample_length};
    float_view weights = float_view{weights_data, weights_length};
    float_view velocity = float_view{velocity_data, velocity_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    OutputLayer_Update_item(Index2D{x, y}, activations, outputSignalBySample, weights, velocity, step, outputs, batch);
}
