// OutputLayer.ForwardSumsOfStrip in CUDA C, from OutputLayer.cs:136
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ float_view krd_float_view_part(float_view view, long long start, long long length)
{
    return float_view{view.data + start, length};
}

static __device__ __forceinline__ float_view krd_float_view_behind(float_view view, long long start)
{
    return float_view{view.data + start, view.length - start};
}

// OutputLayer.ForwardSumsOfStrip, OutputLayer.cs:136
static __device__ __forceinline__ void OutputLayer_ForwardSumsOfStrip_item(Index2D at, float_view weights, float_view activations, float_view sums, int hidden, int outputs, int batch)
{
    int first = at.x * 16;
    int start = at.y * 1024;
    int end = start + 1024 < hidden ? start + 1024 : hidden;
    int place[5] = {};
    for (int firstOutput = 0; firstOutput < outputs; firstOutput += 5)
    {
        int count = outputs - firstOutput < 5 ? outputs - firstOutput : 5;
        #pragma unroll
        for (int o = 0; o < 5; o++)
        {
            place[o] = firstOutput + (o < count ? o : count - 1);
        }
        float sum[80] = {};
        for (int r = start; r < end; r++)
        {
            float_view h = krd_float_view_part(activations, r * batch + first, 16);
            #pragma unroll
            for (int o = 0; o < 5; o++)
            {
                float v = krd_float_view_behind(weights, (long long)place[o]).data[r * outputs];
                #pragma unroll
                for (int lane = 0; lane < 16; lane++)
                {
                    sum[o * 16 + lane] = fmaf(v, h.data[lane], sum[o * 16 + lane]);
                }
            }
        }
        for (int o = 0; o < count; o++)
        {
            #pragma unroll
            for (int lane = 0; lane < 16; lane++)
            {
                sums.data[(at.y * outputs + firstOutput + o) * batch + first + lane] = sum[o * 16 + lane];
            }
        }
    }
}

extern "C" __global__ void __launch_bounds__(256) OutputLayer_ForwardSumsOfStrip(
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
    OutputLayer_ForwardSumsOfStrip_item(Index2D{x, y}, weights, activations, sums, hidden, outputs, batch);
}
