// OutputSignal.Adversarial in CUDA C, from OutputSignal.cs:29
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// OutputSignal.Adversarial, OutputSignal.cs:29
static __device__ __forceinline__ void OutputSignal_Adversarial_item(Index2D at, float_view slopes, float_view signal, float_view signalBySample, float factor, float weight, int outputs, int batch)
{
    int i = at.y * batch + at.x;
    float d = factor * -(weight * slopes.data[i]);
    signal.data[i] = d;
    signalBySample.data[at.x * outputs + at.y] = d;
}

extern "C" __global__ void __launch_bounds__(256) OutputSignal_Adversarial(
    int extent_x, int extent_y,
    float* KRD_RESTRICT slopes_data, long long slopes_offset, long long slopes_length,
    float* KRD_RESTRICT signal_data, long long signal_offset, long long signal_length,
    float* KRD_RESTRICT signalBySample_data, long long signalBySample_offset, long long signalBySample_length,
    float factor,
    float weight,
    int outputs,
    int batch)
{
    float_view slopes = float_view{slopes_data, slopes_length};
    float_view signal = float_view{signal_data, signal_length};
    float_view signalBySample = float_view{signalBySample_data, signalBySample_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    OutputSignal_Adversarial_item(Index2D{x, y}, slopes, signal, signalBySample, factor, weight, outputs, batch);
}
