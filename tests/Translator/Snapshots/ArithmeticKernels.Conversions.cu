// ArithmeticKernels.Conversions in CUDA C, from ArithmeticKernels.cs:99
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;
typedef struct { long long* data; long long length; } long_view;

static __device__ __forceinline__ int krd_int_of_float(float a)
{
    return a != a ? 0 : a <= -2147483648.0f ? -2147483647 - 1 : a >= 2147483648.0f ? 2147483647 : (int)a;
}

static __device__ __forceinline__ unsigned int krd_uint_of_float(float a)
{
    return a != a ? 0 : a <= 0.0f ? 0 : a >= 4294967296.0f ? 4294967295u : (unsigned int)a;
}

static __device__ __forceinline__ long long krd_long_of_float(float a)
{
    return a != a ? 0 : a <= -9223372036854775808.0f ? -9223372036854775807LL - 1 : a >= 9223372036854775808.0f ? 9223372036854775807LL : (long long)a;
}

static __device__ __forceinline__ unsigned long long krd_ulong_of_float(float a)
{
    return a != a ? 0 : a <= 0.0f ? 0 : a >= 18446744073709551616.0f ? 18446744073709551615uLL : (unsigned long long)a;
}

static __device__ __forceinline__ int krd_int_of_double(double a)
{
    return a != a ? 0 : a <= -2147483648.0 ? -2147483647 - 1 : a >= 2147483648.0 ? 2147483647 : (int)a;
}

static __device__ __forceinline__ long long krd_long_of_double(double a)
{
    return a != a ? 0 : a <= -9223372036854775808.0 ? -9223372036854775807LL - 1 : a >= 9223372036854775808.0 ? 9223372036854775807LL : (long long)a;
}

static __device__ __forceinline__ unsigned int krd_uint_of_double(double a)
{
    return a != a ? 0 : a <= 0.0 ? 0 : a >= 4294967296.0 ? 4294967295u : (unsigned int)a;
}

static __device__ __forceinline__ unsigned long long krd_ulong_of_double(double a)
{
    return a != a ? 0 : a <= 0.0 ? 0 : a >= 18446744073709551616.0 ? 18446744073709551615uLL : (unsigned long long)a;
}

// ArithmeticKernels.Conversions, ArithmeticKernels.cs:99
static __device__ __forceinline__ void ArithmeticKernels_Conversions_item(int i, float_view a, long_view result)
{
    float x = a.data[i];
    double d = (double)x;
    int at = i * 10;
    result.data[at] = (long long)krd_int_of_float(x);
    result.data[at + 1] = (long long)krd_uint_of_float(x);
    result.data[at + 2] = krd_long_of_float(x);
    result.data[at + 3] = (long long)krd_ulong_of_float(x);
    result.data[at + 4] = (long long)krd_int_of_double(d);
    result.data[at + 5] = krd_long_of_double(d);
    result.data[at + 6] = (long long)krd_uint_of_double(d);
    result.data[at + 7] = (long long)__float_as_int((float)krd_int_of_float(x));
    result.data[at + 8] = (long long)__float_as_int((float)krd_ulong_of_double(d));
    result.data[at + 9] = (long long)(short)krd_int_of_float(x);
}

extern "C" __global__ void __launch_bounds__(256) ArithmeticKernels_Conversions(
    int extent_x,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    long long* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    float_view a = float_view{a_data, a_length};
    long_view result = long_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Conversions_item(x, a, result);
}
