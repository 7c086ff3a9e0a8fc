// ArithmeticKernels.Extremes in OpenCL C, from ArithmeticKernels.cs:85
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

static inline __attribute__((always_inline)) float krd_fmax_float(float a, float b)
{
    return a != b ? (b < a || a != a ? a : b) : signbit(b) ? a : b;
}

static inline __attribute__((always_inline)) float krd_fmin_float(float a, float b)
{
    return a != b ? (a < b || a != a ? a : b) : signbit(a) ? a : b;
}

static inline __attribute__((always_inline)) float krd_max_float(float a, float b)
{
    return a > b ? a : b;
}

static inline __attribute__((always_inline)) float krd_min_float(float a, float b)
{
    return a < b ? a : b;
}

// ArithmeticKernels.Extremes, ArithmeticKernels.cs:85
static inline __attribute__((always_inline)) void ArithmeticKernels_Extremes_item(int i, float_view a, float_view b, float_view result)
{
    float x = a.data[i];
    float y = b.data[i];
    int at = i * 6;
    result.data[at] = krd_fmax_float(x, y);
    result.data[at + 1] = krd_fmin_float(x, y);
    result.data[at + 2] = krd_max_float(x, y);
    result.data[at + 3] = krd_min_float(x, y);
    result.data[at + 4] = isnan(x) || isinf(y) ? INFINITY : x > 0.0f ? x : 0.0f;
    result.data[at + 5] = isfinite(x) ? 1e-45f : -3.4028235e+38f;
}

KRD_TARGET __kernel void ArithmeticKernels_Extremes(
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
        ArithmeticKernels_Extremes_item(x, a, b, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Extremes_item(x, a, b, result);
#endif
}
