// ArithmeticKernels.Floats in CUDA C, from ArithmeticKernels.cs:63
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ float krd_rsqrt_float(float a)
{
    return 1 / sqrt(a);
}

static __device__ __forceinline__ float krd_rcp_float(float a)
{
    return 1 / a;
}

static __device__ __forceinline__ float krd_max_float(float a, float b)
{
    return a > b ? a : b;
}

static __device__ __forceinline__ float krd_min_float(float a, float b)
{
    return a < b ? a : b;
}

static __device__ __forceinline__ float krd_clamp_float(float value, float min, float max)
{
    return krd_max_float(krd_min_float(value, max), min);
}

// ArithmeticKernels.Floats, ArithmeticKernels.cs:63
static __device__ __forceinline__ void ArithmeticKernels_Floats_item(int i, float_view a, float_view b, float_view result)
{
    float x = a.data[i];
    float y = b.data[i];
    float value = x - (y - 1.5f) - 2.0f * x / (y * y + 0.001f) + 0.33333334f;
    value = value * -x - -y + fmodf(x, 1.75f);
    value = fmodf(value, 12.5f);
    value += fmaf(x, y, value) + sqrtf(fabsf(x)) - 3.1415927f;
    value += floorf(x) + ceilf(y) - truncf(x * 3.0f) + rintf(y * 2.0f) + copysignf(x, y);
    value = value > 1e+30f ? 1e+30f : value < -1e+30f ? -1e+30f : value;
    result.data[i] = value + krd_rsqrt_float(x * x + 1.0f) + krd_rcp_float(y + 100.0f) + krd_clamp_float(x, -1.0f, 1.0f);
}

extern "C" __global__ void __launch_bounds__(256) ArithmeticKernels_Floats(
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
    ArithmeticKernels_Floats_item(x, a, b, result);
}
