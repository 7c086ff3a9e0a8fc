// SquaredDistances.Compute in CUDA C, from SquaredDistances.cs:10
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y, z; } Index3D;
typedef struct { float* data; long long length; } float_view;

// SquaredDistances.Compute, SquaredDistances.cs:10
static __device__ __forceinline__ void SquaredDistances_Compute_item(Index3D item, float_view x, float_view distances, int n, int features)
{
    int i = item.z * 16 + item.x;
    int padded = (n + 16 - 1) / 16 * 16;
    float sum = 0.0f;
    for (int k = 0; k < features; k++)
    {
        float difference = x.data[k * padded + i] - x.data[k * padded + item.y];
        sum = fmaf(difference, difference, sum);
    }
    distances.data[(item.z * n + item.y) * 16 + item.x] = sum;
}

extern "C" __global__ void __launch_bounds__(256) SquaredDistances_Compute(
    int extent_x, int extent_y, int extent_z,
    float* KRD_RESTRICT x_data, long long x_offset, long long x_length,
    float* KRD_RESTRICT distances_data, long long distances_offset, long long distances_length,
    int n,
    int features)
{
    float_view x = float_view{x_data, x_length};
    float_view distances = float_view{distances_data, distances_length};
    int z = (int)(blockIdx.z * blockDim.z + threadIdx.z);
    if (z >= extent_z)
        return;
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x_ = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x_ >= extent_x)
        return;
    SquaredDistances_Compute_item(Index3D{x_, y, z}, x, distances, n, features);
}
