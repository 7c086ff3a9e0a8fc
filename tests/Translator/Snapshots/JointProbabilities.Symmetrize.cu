// JointProbabilities.Symmetrize in CUDA C, from JointProbabilities.cs:91
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y, z; } Index3D;
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

// JointProbabilities.Symmetrize, JointProbabilities.cs:91
static __device__ __forceinline__ void JointProbabilities_Symmetrize_item(Index3D item, float_view matrix, float_view nearest, float_view precisions, float_view scales, int n)
{
    int i = item.z * 16 + item.x;
    int j = item.y;
    float distance = matrix.data[(item.z * n + j) * 16 + item.x];
    float mine = Elementary_Exp(-(precisions.data[i] * (distance - nearest.data[i]))) * scales.data[i];
    float other = Elementary_Exp(-(precisions.data[j] * (distance - nearest.data[j]))) * scales.data[j];
    float p = mine + other;
    p = p > 2.220446e-16f ? p : 2.220446e-16f;
    p = i == j || i >= n ? 0.0f : p;
    matrix.data[(item.z * n + j) * 16 + item.x] = p;
}

extern "C" __global__ void __launch_bounds__(256) JointProbabilities_Symmetrize(
    int extent_x, int extent_y, int extent_z,
    float* KRD_RESTRICT matrix_data, long long matrix_offset, long long matrix_length,
    float* KRD_RESTRICT nearest_data, long long nearest_offset, long long nearest_length,
    float* KRD_RESTRICT precisions_data, long long precisions_offset, long long precisions_length,
    float* KRD_RESTRICT scales_data, long long scales_offset, long long scales_length,
    int n)
{
    float_view matrix = float_view{matrix_data, matrix_length};
    float_view nearest = float_view{nearest_data, nearest_length};
    float_view precisions = float_view{precisions_data, precisions_length};
    float_view scales = float_view{scales_data, scales_length};
    int z = (int)(blockIdx.z * blockDim.z + threadIdx.z);
    if (z >= extent_z)
        return;
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    JointProbabilities_Symmetrize_item(Index3D{x, y, z}, matrix, nearest, precisions, scales, n);
}
