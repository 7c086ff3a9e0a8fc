// TsneStep.Move in CUDA C, from TsneStep.cs:140
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// TsneStep.Move, TsneStep.cs:140
static __device__ __forceinline__ void TsneStep_Move_item(Index2D item, float_view forces, float_view sums, float_view points, float_view updates, float_view gains, int n, float exaggeration, float momentum, float rate)
{
    int padded = (n + 16 - 1) / 16 * 16;
    int blocks = (n + 64 - 1) / 64;
    float z = 0.0f;
    for (int block = 0; block < blocks; block++)
    {
        z += sums.data[block];
    }
    float attraction = forces.data[item.y * padded + item.x];
    float repulsion = forces.data[(2 + item.y) * padded + item.x];
    float gradient = 4.0f * (exaggeration * attraction - repulsion / z);
    float update = updates.data[item.y * padded + item.x];
    float gain = gains.data[item.y * padded + item.x];
    float changed = update * gradient < 0.0f ? gain + 0.2f : gain * 0.8f;
    changed = changed > 0.01f ? changed : 0.01f;
    float next = momentum * update - rate * (changed * gradient);
    gains.data[item.y * padded + item.x] = changed;
    updates.data[item.y * padded + item.x] = next;
    points.data[item.y * padded + item.x] += next;
}

extern "C" __global__ void __launch_bounds__(256) TsneStep_Move(
    int extent_x, int extent_y,
    float* KRD_RESTRICT forces_data, long long forces_offset, long long forces_length,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length,
    float* KRD_RESTRICT points_data, long long points_offset, long long points_length,
    float* KRD_RESTRICT updates_data, long long updates_offset, long long updates_length,
    float* KRD_RESTRICT gains_data, long long gains_offset, long long gains_length,
    int n,
    float exaggeration,
    float momentum,
    float rate)
{
    float_view forces = float_view{forces_data, forces_length};
    float_view sums = float_view{sums_data, sums_length};
    float_view points = float_view{points_data, points_length};
    float_view updates = float_view{updates_data, updates_length};
    float_view gains = float_view{gains_data, gains_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    TsneStep_Move_item(Index2D{x, y}, forces, sums, points, updates, gains, n, exaggeration, momentum, rate);
}
