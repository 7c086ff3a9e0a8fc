// ArithmeticKernels.Conversions in OpenCL C, from ArithmeticKernels.cs:99
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

typedef struct { __global float* data; long length; } float_view;
typedef struct { __global long* data; long length; } long_view;

static inline __attribute__((always_inline)) int krd_int_of_float(float a)
{
    return a != a ? 0 : a <= -2147483648.0f ? -2147483647 - 1 : a >= 2147483648.0f ? 2147483647 : (int)a;
}

static inline __attribute__((always_inline)) uint krd_uint_of_float(float a)
{
    return a != a ? 0 : a <= 0.0f ? 0 : a >= 4294967296.0f ? 4294967295u : (uint)a;
}

static inline __attribute__((always_inline)) long krd_long_of_float(float a)
{
    return a != a ? 0 : a <= -9223372036854775808.0f ? -9223372036854775807L - 1 : a >= 9223372036854775808.0f ? 9223372036854775807L : (long)a;
}

static inline __attribute__((always_inline)) ulong krd_ulong_of_float(float a)
{
    return a != a ? 0 : a <= 0.0f ? 0 : a >= 18446744073709551616.0f ? 18446744073709551615uL : (ulong)a;
}

static inline __attribute__((always_inline)) int krd_int_of_double(double a)
{
    return a != a ? 0 : a <= -2147483648.0 ? -2147483647 - 1 : a >= 2147483648.0 ? 2147483647 : (int)a;
}

static inline __attribute__((always_inline)) long krd_long_of_double(double a)
{
    return a != a ? 0 : a <= -9223372036854775808.0 ? -9223372036854775807L - 1 : a >= 9223372036854775808.0 ? 9223372036854775807L : (long)a;
}

static inline __attribute__((always_inline)) uint krd_uint_of_double(double a)
{
    return a != a ? 0 : a <= 0.0 ? 0 : a >= 4294967296.0 ? 4294967295u : (uint)a;
}

static inline __attribute__((always_inline)) ulong krd_ulong_of_double(double a)
{
    return a != a ? 0 : a <= 0.0 ? 0 : a >= 18446744073709551616.0 ? 18446744073709551615uL : (ulong)a;
}

// ArithmeticKernels.Conversions, ArithmeticKernels.cs:99
static inline __attribute__((always_inline)) void ArithmeticKernels_Conversions_item(int i, float_view a, long_view result)
{
    float x = a.data[i];
    double d = (double)x;
    int at = i * 10;
    result.data[at] = (long)krd_int_of_float(x);
    result.data[at + 1] = (long)krd_uint_of_float(x);
    result.data[at + 2] = krd_long_of_float(x);
    result.data[at + 3] = (long)krd_ulong_of_float(x);
    result.data[at + 4] = (long)krd_int_of_double(d);
    result.data[at + 5] = krd_long_of_double(d);
    result.data[at + 6] = (long)krd_uint_of_double(d);
    result.data[at + 7] = (long)as_int((float)krd_int_of_float(x));
    result.data[at + 8] = (long)as_int((float)krd_ulong_of_double(d));
    result.data[at + 9] = (long)(short)krd_int_of_float(x);
}

KRD_TARGET __kernel void ArithmeticKernels_Conversions(
    int extent_x,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global long* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    float_view a = (float_view){a_data + a_offset, a_length};
    long_view result = (long_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ArithmeticKernels_Conversions_item(x, a, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Conversions_item(x, a, result);
#endif
}
