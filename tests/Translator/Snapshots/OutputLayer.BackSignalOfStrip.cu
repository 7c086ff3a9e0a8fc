// OutputLayer.BackSignalOfStrip in CUDA C, from OutputLayer.cs:199
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// OutputLayer.BackSignalOfStrip, OutputLayer.cs:199
static __device__ __forceinline__ void OutputLayer_BackSignalOfStrip_item(Index2D at, float_view weights, float_view activations, float_view outputSignal, float_view signal, int outputs, int batch)
{
    int first = at.x * 16;
    float sum[16] = {};
    for (int o = 0; o < outputs; o++)
    {
        float v = weights.data[at.y * outputs + o];
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            sum[lane] = fmaf(v, outputSignal.data[o * batch + first + lane], sum[lane]);
        }
    }
    #pragma unroll
    for (int lane = 0; lane < 16; lane++)
    {
        int i = at.y * batch + first + lane;
        float h = activations.data[i];
        signal.data[i] = __float_as_int(h) >= 0 ? sum[lane] : 0.0f;
    }
}

extern "C" __global__ void __launch_bounds__(256) OutputLayer_BackSignalOfStrip(
    int extent_x, int extent_y,
    float* KRD_RESTRICT weights_data, long long weights_offset, long long weights_length,
    float* KRD_RESTRICT activations_data, long long activations_offset, long long activations_length,
    float* KRD_RESTRICT outputSignal_data, long long outputSignal_offset, long long outputSignal_length,
    float* KRD_RESTRICT signal_data, long long signal_offset, long long signal_length,
    int outputs,
    int batch)
{
    float_view weights = float_view{weights_data, weights_length};
    float_view activations = float_view{activations_data, activations_length};
    float_view outputSignal = float_view{outputSignal_data, outputSignal_length};
    float_view signal = float_view{signal_data, signal_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    OutputLayer_BackSignalOfStrip_item(Index2D{x, y}, weights, activations, outputSignal, signal, outputs, batch);
}
