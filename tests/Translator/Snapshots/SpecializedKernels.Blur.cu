// SpecializedKernels.Blur in CUDA C, from SpecializedKernels.cs:9
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ int krd_max_int(int a, int b)
{
    return a > b ? a : b;
}

static __device__ __forceinline__ int krd_min_int(int a, int b)
{
    return a < b ? a : b;
}

static __device__ __forceinline__ int krd_clamp_int(int value, int min, int max)
{
    return krd_max_int(krd_min_int(value, max), min);
}

// SpecializedKernels.Scaled, SpecializedKernels.cs:30
static __device__ __forceinline__ float SpecializedKernels_Scaled(int radius, float weight)
{
    return (float)radius * weight;
}

// SpecializedKernels.Blur, SpecializedKernels.cs:9
static __device__ __forceinline__ void SpecializedKernels_Blur_item(int i, float_view data, float_view result)
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

extern "C" __global__ void __launch_bounds__(256) SpecializedKernels_Blur(
    int extent_x,
    float* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    float* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    float_view data = float_view{data_data, data_length};
    float_view result = float_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    SpecializedKernels_Blur_item(x, data, result);
}
