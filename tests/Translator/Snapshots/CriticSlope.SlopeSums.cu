// CriticSlope.SlopeSums in CUDA C, from CriticSlope.cs:83
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// CriticSlope.SlopeSums, CriticSlope.cs:83
static __device__ __forceinline__ void CriticSlope_SlopeSums_item(Index2D at, float_view w, float_view a, float_view points, float_view sums, int hidden, int outputs, int batch)
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
        float z = 0.0f;
        for (int o = 0; o < outputs; o++)
        {
            z = fmaf(w.data[o * hidden + r], points.data[o * batch + at.x], z);
        }
        for (int o = 0; o < outputs; o++)
        {
            float term = a.data[r] * w.data[o * hidden + r];
            sum[o] += z >= 0.0f ? term : 0.0f;
        }
    }
    for (int o = 0; o < outputs; o++)
    {
        sums.data[(at.y * outputs + o) * batch + at.x] = sum[o];
    }
}

extern "C" __global__ void __launch_bounds__(256) CriticSlope_SlopeSums(
    int extent_x, int extent_y,
    float* KRD_RESTRICT w_data, long long w_offset, long long w_length,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT points_data, long long points_offset, long long points_length,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length,
    int hidden,
    int outputs,
    int batch)
{
    float_view w = float_view{w_data, w_length};
    float_view a = float_view{a_data, a_length};
    float_view points = float_view{points_data, points_length};
    float_view sums = float_view{sums_data, sums_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    CriticSlope_SlopeSums_item(Index2D{x, y}, w, a, points, sums, hidden, outputs, batch);
}
