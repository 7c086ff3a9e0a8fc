// OutputLayer.ForwardSums in CUDA C, from OutputLayer.cs:115
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// OutputLayer.ForwardSums, OutputLayer.cs:115
static __device__ __forceinline__ void OutputLayer_ForwardSums_item(Index2D at, float_view weights, float_view activations, float_view sums, int hidden, int outputs, int batch)
{
    int start = at.y * 1024;
    int end = start + 1024 < hidden ? start + 1024 : hidden;
    float sum[16];
    for (int o = 0; o < outputs; o++)
    {
        sum[o] = 0.0f;
    }
    for (int r = start; r < end; r++)
    {
        float h = activations.data[r * batch + at.x];
        for (int o = 0; o < outputs; o++)
        {
            sum[o] = fmaf(weights.data[r * outputs + o], h, sum[o]);
        }
    }
    for (int o = 0; o < outputs; o++)
    {
        sums.data[(at.y * outputs + o) * batch + at.x] = sum[o];
    }
}

extern "C" __global__ void __launch_bounds__(256) OutputLayer_ForwardSums(
    int extent_x, int extent_y,
    float* KRD_RESTRICT weights_data, long long weights_offset, long long weights_length,
    float* KRD_RESTRICT activations_data, long long activations_offset, long long activations_length,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length,
    int hidden,
    int outputs,
    int batch)
{
    float_view weights = float_view{weights_data, weights_length};
    float_view activations = float_view{activations_data, activations_length};
    float_view sums = float_view{sums_data, sums_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    OutputLayer_ForwardSums_item(Index2D{x, y}, weights, activations, sums, hidden, outputs, batch);
}
