// ArithmeticKernels.Floats in OpenCL C, from ArithmeticKernels.cs:63
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global float* data; long length; } float_view;

static inline __attribute__((always_inline)) float krd_rsqrt_float(float a)
{
    return 1 / sqrt(a);
}

static inline __attribute__((always_inline)) float krd_rcp_float(float a)
{
    return 1 / a;
}

static inline __attribute__((always_inline)) float krd_max_float(float a, float b)
{
    return a > b ? a : b;
}

static inline __attribute__((always_inline)) float krd_min_float(float a, float b)
{
    return a < b ? a : b;
}

static inline __attribute__((always_inline)) float krd_clamp_float(float value, float min, float max)
{
    return krd_max_float(krd_min_float(value, max), min);
}

// ArithmeticKernels.Floats, ArithmeticKernels.cs:63
static inline __attribute__((always_inline)) void ArithmeticKernels_Floats_item(int i, float_view a, float_view b, float_view result)
{
    float x = a.data[i];
    float y = b.data[i];
    float value = x - (y - 1.5f) - 2.0f * x / (y * y + 0.001f) + 0.33333334f;
    value = value * -x - -y + fmod(x, 1.75f);
    value = fmod(value, 12.5f);
    value += fma(x, y, value) + sqrt(fabs(x)) - 3.1415927f;
    value += floor(x) + ceil(y) - trunc(x * 3.0f) + rint(y * 2.0f) + copysign(x, y);
    value = value > 1e+30f ? 1e+30f : value < -1e+30f ? -1e+30f : value;
    result.data[i] = value + krd_rsqrt_float(x * x + 1.0f) + krd_rcp_float(y + 100.0f) + krd_clamp_float(x, -1.0f, 1.0f);
}

KRD_TARGET __kernel void ArithmeticKernels_Floats(
    int extent_x,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global float* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view b = (float_view){b_data + b_offset, b_length};
    float_view result = (float_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ArithmeticKernels_Floats_item(x, a, b, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Floats_item(x, a, b, result);
#endif
}
