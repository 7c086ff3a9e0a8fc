// Momentum.Clip in CUDA C, from Momentum.cs:17
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// Momentum.Clip, Momentum.cs:17
static __device__ __forceinline__ void Momentum_Clip_item(int i, float_view weights, float limit)
{
    float weight = weights.data[i];
    weights.data[i] = weight > limit ? limit : weight < -limit ? -limit : weight;
}

extern "C" __global__ void __launch_bounds__(256) Momentum_Clip(
    int extent_x,
    float* KRD_RESTRICT weights_data, long long weights_offset, long long weights_length,
    float limit)
{
    float_view weights = float_view{weights_data, weights_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    Momentum_Clip_item(x, weights, limit);
}
