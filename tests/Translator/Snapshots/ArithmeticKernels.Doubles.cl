// ArithmeticKernels.Doubles in OpenCL C, from ArithmeticKernels.cs:76
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

typedef struct { __global double* data; long length; } double_view;

static inline __attribute__((always_inline)) double krd_fmax_double(double a, double b)
{
    return a != b ? (b < a || a != a ? a : b) : signbit(b) ? a : b;
}

// ArithmeticKernels.Doubles, ArithmeticKernels.cs:76
static inline __attribute__((always_inline)) void ArithmeticKernels_Doubles_item(int i, double_view a, double_view result)
{
    double x = a.data[i];
    double value = x / 3.0 + sqrt(fabs(x)) * 0.001 - fma(x, x, -0.1);
    result.data[i] = value + (double)(float)x + krd_fmax_double(x, 1.0) + fmod(floor(x), 7.0);
}

KRD_TARGET __kernel void ArithmeticKernels_Doubles(
    int extent_x,
    __global double* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global double* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    double_view a = (double_view){a_data + a_offset, a_length};
    double_view result = (double_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ArithmeticKernels_Doubles_item(x, a, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Doubles_item(x, a, result);
#endif
}
