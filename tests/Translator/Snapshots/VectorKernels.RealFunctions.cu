// VectorKernels.RealFunctions in CUDA C, from VectorKernels.cs:32
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

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

static __device__ __forceinline__ float krd_fmax_float(float a, float b)
{
    return a != b ? (b < a || a != a ? a : b) : signbit(b) ? a : b;
}

static __device__ __forceinline__ float krd_fmin_float(float a, float b)
{
    return a != b ? (a < b || a != a ? a : b) : signbit(a) ? a : b;
}

static __device__ __forceinline__ float krd_rsqrt_float(float a)
{
    return 1 / sqrt(a);
}

static __device__ __forceinline__ float krd_rcp_float(float a)
{
    return 1 / a;
}

// VectorKernels.RealFunctions, VectorKernels.cs:32
static __device__ __forceinline__ void VectorKernels_RealFunctions_item(int i, float_view a, float_view b, float_view to)
{
    float x = a.data[i];
    float y = b.data[i];
    float bounds = krd_max_float(x, y) + krd_min_float(x, y) * krd_clamp_float(x, -1.0f, y);
    float dotNet = krd_fmax_float(x, y) - krd_fmin_float(x, y);
    float roots = sqrtf(fabsf(x)) + krd_rsqrt_float(y) - krd_rcp_float(x);
    to.data[i] = fmaf(bounds, dotNet, roots) + (floorf(x) + ceilf(y)) * truncf(x);
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_RealFunctions(
    int extent_x,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT b_data, long long b_offset, long long b_length,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length)
{
    float_view a = float_view{a_data + a_offset, a_length};
    float_view b = float_view{b_data + b_offset, b_length};
    float_view to = float_view{to_data + to_offset, to_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_RealFunctions_item(x, a, b, to);
}
