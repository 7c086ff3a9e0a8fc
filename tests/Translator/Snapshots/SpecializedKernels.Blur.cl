// SpecializedKernels.Blur in OpenCL C, from SpecializedKernels.cs:9
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

static inline __attribute__((always_inline)) int krd_max_int(int a, int b)
{
    return a > b ? a : b;
}

static inline __attribute__((always_inline)) int krd_min_int(int a, int b)
{
    return a < b ? a : b;
}

static inline __attribute__((always_inline)) int krd_clamp_int(int value, int min, int max)
{
    return krd_max_int(krd_min_int(value, max), min);
}

// SpecializedKernels.Scaled, SpecializedKernels.cs:30
static inline __attribute__((always_inline)) float SpecializedKernels_Scaled(int radius, float weight)
{
    return (float)radius * weight;
}

// SpecializedKernels.Blur, SpecializedKernels.cs:9
static inline __attribute__((always_inline)) void SpecializedKernels_Blur_item(int i, float_view data, float_view result)
{
    float sum = 0.0f;
    for (int k = -KRD_radius; k <= KRD_radius; k++)
    {
        int at = i + k;
        if (KRD_clamp)
        {
            at = krd_clamp_int(at, 0, (int)data.length - 1);
        }
        if (at >= 0 && at < (int)data.length)
        {
            sum += data.data[at] * KRD_weight;
        }
    }
    result.data[i] = sum + SpecializedKernels_Scaled(KRD_radius, KRD_weight);
}

KRD_TARGET __kernel void SpecializedKernels_Blur(
    int extent_x,
    __global float* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global float* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    float_view data = (float_view){data_data + data_offset, data_length};
    float_view result = (float_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        SpecializedKernels_Blur_item(x, data, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    SpecializedKernels_Blur_item(x, data, result);
#endif
}
