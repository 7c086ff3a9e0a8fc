// ControlFlowKernels.Helpers in CUDA C, from ControlFlowKernels.cs:105
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;
typedef struct { float Item1; float Item2; } tuple_float_float;

// ControlFlowKernels.Smooth, ControlFlowKernels.cs:118
static __device__ __forceinline__ float ControlFlowKernels_Smooth(float_view data, int at)
{
    int last = (int)data.length - 1;
    if (at == 0 || at == last)
    {
        return data.data[at];
    }
    return (data.data[at - 1] + data.data[at + 1]) * 0.25f + data.data[at] * 0.5f;
}

// ControlFlowKernels.Split, ControlFlowKernels.cs:126
static __device__ __forceinline__ void ControlFlowKernels_Split(float value, float* whole, float* part)
{
    *whole = floorf(value);
    *part = value - *whole;
}

// ControlFlowKernels.Swap, ControlFlowKernels.cs:132
static __device__ __forceinline__ void ControlFlowKernels_Swap(float* a, float* b)
{
    tuple_float_float values = tuple_float_float{*b, *a};
    *a = values.Item1;
    *b = values.Item2;
}

// ControlFlowKernels.Power, ControlFlowKernels.cs:113
static __device__ __forceinline__ float ControlFlowKernels_Power(float value)
{
    return value * value;
}

// ControlFlowKernels.Scale, ControlFlowKernels.cs:116
static __device__ __forceinline__ float ControlFlowKernels_Scale(float value, float by)
{
    return value * by;
}

// ControlFlowKernels.Helpers, ControlFlowKernels.cs:105
static __device__ __forceinline__ void ControlFlowKernels_Helpers_item(int i, float_view data, float_view result)
{
    float x = ControlFlowKernels_Smooth(data, i);
    float whole;
    float part;
    ControlFlowKernels_Split(x, &whole, &part);
    ControlFlowKernels_Swap(&whole, &part);
    float unused;
    float rest;
    ControlFlowKernels_Split(part, &unused, &rest);
    result.data[i] = whole + 2.0f * part + rest + ControlFlowKernels_Power(x) + ControlFlowKernels_Scale(x, 0.5f);
}

extern "C" __global__ void __launch_bounds__(256) ControlFlowKernels_Helpers(
    int extent_x,
    float* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    float* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    float_view data = float_view{data_data, data_length};
    float_view result = float_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ControlFlowKernels_Helpers_item(x, data, result);
}
