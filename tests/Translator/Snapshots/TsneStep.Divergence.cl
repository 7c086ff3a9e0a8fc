// TsneStep.Divergence in OpenCL C, from TsneStep.cs:172
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; } float_view;

// Elementary.Log, Elementary.cs:36
static inline __attribute__((always_inline)) float Elementary_Log(float x)
{
    uint bits = as_uint(x) - 1060439283u;
    float n = (float)((int)bits >> 23);
    float m = as_float((bits & 8388607u) + 1060439283u);
    float s = (m - 1.0f) / (m + 1.0f);
    float q = s * s;
    float p = fma(0.11111111f, q, 0.14285715f);
    p = fma(p, q, 0.2f);
    p = fma(p, q, 0.33333334f);
    p = fma(p * q, s, s);
    return fma(n, 0.69314575f, fma(n, 1.4286068e-06f, p + p));
}

// TsneStep.Divergence, TsneStep.cs:172
static inline __attribute__((always_inline)) void TsneStep_Divergence_item(Index2D item, float_view p, float_view points, float_view divergences, float_view masses, int n)
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
        float inverse = fma(dx, dx, fma(dy, dy, 1.0f));
        float probability = p.data[column + j * 16];
        float logarithm = Elementary_Log(probability > 0.0f ? probability : 1.0f) + Elementary_Log(inverse);
        divergence = fma(probability, logarithm, divergence);
        mass += probability;
    }
    divergences.data[i] = divergence;
    masses.data[i] = mass;
}

KRD_TARGET __kernel void TsneStep_Divergence(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT p_data, long p_offset, long p_length,
    __global float* KRD_RESTRICT points_data, long points_offset, long points_length,
    __global float* KRD_RESTRICT divergences_data, long divergences_offset, long divergences_length,
    __global float* KRD_RESTRICT masses_data, long masses_offset, long masses_length,
    int n)
{
    float_view p = (float_view){p_data + p_offset, p_length};
    float_view points = (float_view){points_data + points_offset, points_length};
    float_view divergences = (float_view){divergences_data + divergences_offset, divergences_length};
    float_view masses = (float_view){masses_data + masses_offset, masses_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            TsneStep_Divergence_item((Index2D){x, y}, p, points, divergences, masses, n);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    TsneStep_Divergence_item((Index2D){x, y}, p, points, divergences, masses, n);
#endif
}
