// VectorKernels.RealFunctions in OpenCL C, from VectorKernels.cs:32
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global float* data; long length; } float_view;

static inline float krd_max_float(float a, float b)
{
    return a > b ? a : b;
}

static inline float krd_min_float(float a, float b)
{
    return a < b ? a : b;
}

static inline float krd_clamp_float(float value, float min, float max)
{
    return krd_max_float(krd_min_float(value, max), min);
}

static inline float krd_fmax_float(float a, float b)
{
    return a != b ? (b < a || a != a ? a : b) : signbit(b) ? a : b;
}

static inline float krd_fmin_float(float a, float b)
{
    return a != b ? (a < b || a != a ? a : b) : signbit(a) ? a : b;
}

static inline float krd_rsqrt_float(float a)
{
    return 1 / sqrt(a);
}

static inline float krd_rcp_float(float a)
{
    return 1 / a;
}

// VectorKernels.RealFunctions, VectorKernels.cs:32
static inline void VectorKernels_RealFunctions_item(int i, float_view a, float_view b, float_view to)
{
    float x = a.data[i];
    float y = b.data[i];
    float bounds = krd_max_float(x, y) + krd_min_float(x, y) * krd_clamp_float(x, -1.0f, y);
    float dotNet = krd_fmax_float(x, y) - krd_fmin_float(x, y);
    float roots = sqrt(fabs(x)) + krd_rsqrt_float(y) - krd_rcp_float(x);
    to.data[i] = fma(bounds, dotNet, roots) + (floor(x) + ceil(y)) * trunc(x);
}

__kernel void VectorKernels_RealFunctions(
    int extent_x,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global float* KRD_RESTRICT to_data, long to_offset, long to_length)
{
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view b = (float_view){b_data + b_offset, b_length};
    float_view to = (float_view){to_data + to_offset, to_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        VectorKernels_RealFunctions_item(x, a, b, to);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    VectorKernels_RealFunctions_item(x, a, b, to);
#endif
}
