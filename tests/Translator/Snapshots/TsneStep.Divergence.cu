// TsneStep.Divergence in CUDA C, from TsneStep.cs:172
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// Elementary.Log, Elementary.cs:36
static __device__ __forceinline__ float Elementary_Log(float x)
{
    unsigned int bits = __float_as_uint(x) - 1060439283u;
    float n = (float)((int)bits >> 23);
    float m = __uint_as_float((bits & 8388607u) + 1060439283u);
    float s = (m - 1.0f) / (m + 1.0f);
    float q = s * s;
    float p = fmaf(0.11111111f, q, 0.14285715f);
    p = fmaf(p, q, 0.2f);
    p = fmaf(p, q, 0.33333334f);
    p = fmaf(p * q, s, s);
    return fmaf(n, 0.69314575f, fmaf(n, 1.4286068e-06f, p + p));
}

// TsneStep.Divergence, TsneStep.cs:172
static __device__ __forceinline__ void TsneStep_Divergence_item(Index2D item, float_view p, float_view points, float_view divergences, float_view masses, int n)
{
    int padded = (n + 16 - 1) / 16 * 16;
    int i = item.y * 16 + item.x;
    int column = item.y * n * 16 + item.x;
    float x = points.data[i];
    float y = points.data[padded + i];
    float divergence = 0.0f;
    float mass = 0.0f;
    for (int j = 0; j < n; j++)
    {
        float dx = x - points.data[j];
        float dy = y - points.data[padded + j];
        float inverse = fmaf(dx, dx, fmaf(dy, dy, 1.0f));
        float probability = p.data[column + j * 16];
        float logarithm = Elementary_Log(probability > 0.0f ? probability : 1.0f) + Elementary_Log(inverse);
        divergence = fmaf(probability, logarithm, divergence);
        mass += probability;
    }
    divergences.data[i] = divergence;
    masses.data[i] = mass;
}

extern "C" __global__ void __launch_bounds__(256) TsneStep_Divergence(
    int extent_x, int extent_y,
    float* KRD_RESTRICT p_data, long long p_offset, long long p_length,
    float* KRD_RESTRICT points_data, long long points_offset, long long points_length,
    float* KRD_RESTRICT divergences_data, long long divergences_offset, long long divergences_length,
    float* KRD_RESTRICT masses_data, long long masses_offset, long long masses_length,
    int n)
{
    float_view p = float_view{p_data, p_length};
    float_view points = float_view{points_data, points_length};
    float_view divergences = float_view{divergences_data, divergences_length};
    float_view masses = float_view{masses_data, masses_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    TsneStep_Divergence_item(Index2D{x, y}, p, points, divergences, masses, n);
}
