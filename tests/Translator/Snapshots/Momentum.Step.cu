// Momentum.Step in CUDA C, from Momentum.cs:8
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;
typedef struct { float Rate; float Momentum; } MomentumStep;

// Momentum.Step, Momentum.cs:8
static __device__ __forceinline__ void Momentum_Step_item(int i, float_view weights, float_view velocity, float_view gradient, MomentumStep step)
{
    float v = step.Momentum * velocity.data[i] + gradient.data[i];
    velocity.data[i] = v;
    weights.data[i] -= step.Rate * v;
}

extern "C" __global__ void __launch_bounds__(256) Momentum_Step(
    int extent_x,
    float* KRD_RESTRICT weights_data, long long weights_offset, long long weights_length,
    float* KRD_RESTRICT velocity_data, long long velocity_offset, long long velocity_length,
    float* KRD_RESTRICT gradient_data, long long gradient_offset, long long gradient_length,
    MomentumStep step)
{
    float_view weights = float_view{weights_data, weights_length};
    float_view velocity = float_view{velocity_data, velocity_length};
    float_view gradient = float_view{gradient_data, gradient_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    Momentum_Step_item(x, weights, velocity, gradient, step);
}
