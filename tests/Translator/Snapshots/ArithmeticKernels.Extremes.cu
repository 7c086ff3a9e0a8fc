// ArithmeticKernels.Extremes in CUDA C, from ArithmeticKernels.cs:85
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif
#ifndef NAN
#define NAN __int_as_float(0x7fc00000)
#endif
#ifndef INFINITY
#define INFINITY __int_as_float(0x7f800000)
#endif

typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ float krd_fmax_float(float a, float b)
{
    return a != b ? (b < a || a != a ? a : b) : signbit(b) ? a : b;
}

static __device__ __forceinline__ float krd_fmin_float(float a, float b)
{
    return a != b ? (a < b || a != a ? a : b) : signbit(a) ? a : b;
}

static __device__ __forceinline__ float krd_max_float(float a, float b)
{
    return a > b ? a : b;
}

static __device__ __forceinline__ float krd_min_float(float a, float b)
{
    return a < b ? a : b;
}

// ArithmeticKernels.Extremes, ArithmeticKernels.cs:85
static __device__ __forceinline__ void ArithmeticKernels_Extremes_item(int i, float_view a, float_view b, float_view result)
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

extern "C" __global__ void __launch_bounds__(256) ArithmeticKernels_Extremes(
    int extent_x,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT b_data, long long b_offset, long long b_length,
    float* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    float_view a = float_view{a_data, a_length};
    float_view b = float_view{b_data, b_length};
    float_view result = float_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Extremes_item(x, a, b, result);
}
