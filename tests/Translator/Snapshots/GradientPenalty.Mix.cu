// GradientPenalty.Mix in CUDA C, from GradientPenalty.cs:10
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// GradientPenalty.Mix, GradientPenalty.cs:10
static __device__ __forceinline__ void GradientPenalty_Mix_item(Index2D at, float_view values, float_view targets, float_view epsilon, float_view mixed, int batch)
{
    int i = at.y * batch + at.x;
    float e = epsilon.data[at.x];
    mixed.data[i] = e * targets.data[i] + (1.0f - e) * values.data[i];
}

extern "C" __global__ void __launch_bounds__(256) GradientPenalty_Mix(
    int extent_x, int extent_y,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    float* KRD_RESTRICT targets_data, long long targets_offset, long long targets_length,
    float* KRD_RESTRICT epsilon_data, long long epsilon_offset, long long epsilon_length,
    float* KRD_RESTRICT mixed_data, long long mixed_offset, long long mixed_length,
    int batch)
{
    float_view values = float_view{values_data, values_length};
    float_view targets = float_view{targets_data, targets_length};
    float_view epsilon = float_view{epsilon_data, epsilon_length};
    float_view mixed = float_view{mixed_data, mixed_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    GradientPenalty_Mix_item(Index2D{x, y}, values, targets, epsilon, mixed, batch);
}
