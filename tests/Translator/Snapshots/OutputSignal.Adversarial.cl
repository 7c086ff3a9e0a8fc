// OutputSignal.Adversarial in OpenCL C, from OutputSignal.cs:29
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

// OutputSignal.Adversarial, OutputSignal.cs:29
static inline __attribute__((always_inline)) void OutputSignal_Adversarial_item(Index2D at, float_view slopes, float_view signal, float_view signalBySample, float factor, float weight, int outputs, int batch)
{
    int i = at.y * batch + at.x;
    float d = factor * -(weight * slopes.data[i]);
    signal.data[i] = d;
    signalBySample.data[at.x * outputs + at.y] = d;
}

KRD_TARGET __kernel void OutputSignal_Adversarial(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT slopes_data, long slopes_offset, long slopes_length,
    __global float* KRD_RESTRICT signal_data, long signal_offset, long signal_length,
    __global float* KRD_RESTRICT signalBySample_data, long signalBySample_offset, long signalBySample_length,
    float factor,
    float weight,
    int outputs,
    int batch)
{
    float_view slopes = (float_view){slopes_data + slopes_offset, slopes_length};
    float_view signal = (float_view){signal_data + signal_offset, signal_length};
    float_view signalBySample = (float_view){signalBySample_data + signalBySample_offset, signalBySample_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            OutputSignal_Adversarial_item((Index2D){x, y}, slopes, signal, signalBySample, factor, weight, outputs, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    OutputSignal_Adversarial_item((Index2D){x, y}, slopes, signal, signalBySample, factor, weight, outputs, batch);
#endif
}
