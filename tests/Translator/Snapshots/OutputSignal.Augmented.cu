// OutputSignal.Augmented in CUDA C, from OutputSignal.cs:47
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// OutputSignal.Augmented, OutputSignal.cs:47
static __device__ __forceinline__ void OutputSignal_Augmented_item(Index2D at, float_view values, float_view targets, float_view slopes, float_view signal, float_view signalBySample, float factor, float weight, int outputs, int batch)
{
    int i = at.y * batch + at.x;
    float d = factor * (values.data[i] - targets.data[i] - weight * slopes.data[i]);
    signal.data[i] = d;
    signalBySample.data[at.x * outputs + at.y] = d;
}

extern "C" __global__ void __launch_bounds__(256) OutputSignal_Augmented(
    int extent_x, int extent_y,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    float* KRD_RESTRICT targets_data, long long targets_offset, long long targets_length,
    float* KRD_RESTRICT slopes_data, long long slopes_offset, long long slopes_length,
    float* KRD_RESTRICT signal_data, long long signal_offset, long long signal_length,
    float* KRD_RESTRICT signalBySample_data, long long signalBySample_offset, long long signalBySample_length,
    float factor,
    float weight,
    int outputs,
    int batch)
{
    float_view values = float_view{values_data, values_length};
    float_view targets = float_view{targets_data, targets_length};
    float_view slopes = float_view{slopes_data, slopes_length};
    float_view signal = float_view{signal_data, signal_length};
    float_view signalBySample = float_view{signalBySample_data, signalBySample_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    OutputSignal_Augmented_item(Index2D{x, y}, values, targets, slopes, signal, signalBySample, factor, weight, outputs, batch);
}
