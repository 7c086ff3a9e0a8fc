// JointProbabilities.Sums in CUDA C, from JointProbabilities.cs:31
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// Elementary.Exp, Elementary.cs:13
static __device__ __forceinline__ float Elementary_Exp(float x)
{
    float clamped = x > -87.0f ? x : -87.0f;
    float shifted = fmaf(clamped, 1.442695f, 12582912.0f);
    float n = shifted - 12582912.0f;
    float r = fmaf(n, -0.69314575f, clamped);
    r = fmaf(n, -1.4286068e-06f, r);
    float p = fmaf(0.0001984127f, r, 0.0013888889f);
    p = fmaf(p, r, 0.008333334f);
    p = fmaf(p, r, 0.041666668f);
    p = fmaf(p, r, 0.16666667f);
    p = fmaf(p, r, 0.5f);
    p = fmaf(p, r, 1.0f);
    p = fmaf(p, r, 1.0f);
    float power = __uint_as_float((__float_as_uint(shifted) << 23) + 1065353216u);
    return x > -87.0f ? p * power : 0.0f;
}

// JointProbabilities.Sums, JointProbabilities.cs:31
static __device__ __forceinline__ void JointProbabilities_Sums_item(Index2D item, float_view distances, float_view nearest, float_view precisions, float_view sums, float_view moments, int n)
{
    int i = item.y * 16 + item.x;
    int column = item.y * n * 16 + item.x;
    float least = nearest.data[i];
    float precision = precisions.data[i];
    float sum = 0.0f;
    float moment = 0.0f;
    for (int j = 0; j < n; j++)
    {
        float distance = distances.data[column + j * 16] - least;
        float weight = Elementary_Exp(-(precision * distance));
        weight = i == j ? 0.0f : weight;
        sum += weight;
        moment = fmaf(distance, weight, moment);
    }
    sums.data[i] = sum;
    moments.data[i] = moment;
}

extern "C" __global__ void __launch_bounds__(256) JointProbabilities_Sums(
    int extent_x, int extent_y,
    float* KRD_RESTRICT distances_data, long long distances_offset, long long distances_length,
    float* KRD_RESTRICT nearest_data, long long nearest_offset, long long nearest_length,
    float* KRD_RESTRICT precisions_data, long long precisions_offset, long long precisions_length,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length,
    float* KRD_RESTRICT moments_data, long long moments_offset, long long moments_length,
    int n)
{
    float_view distances = float_view{distances_data, distances_length};
    float_view nearest = float_view{nearest_data, nearest_length};
    float_view precisions = float_view{precisions_data, precisions_length};
    float_view sums = float_view{sums_data, sums_length};
    float_view moments = float_view{moments_data, moments_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    JointProbabilities_Sums_item(Index2D{x, y}, distances, nearest, precisions, sums, moments, n);
}
