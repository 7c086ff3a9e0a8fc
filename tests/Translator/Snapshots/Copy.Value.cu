// Copy.Value in CUDA C, from Copy.cs:8
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// Copy.Value, Copy.cs:8
static __device__ __forceinline__ void Copy_Value_item(int i, float_view source, float_view target)
{
    target.data[i] = source.data[i];
}

extern "C" __global__ void __launch_bounds__(256) Copy_Value(
    int extent_x,
    float* KRD_RESTRICT source_data, long long source_offset, long long source_length,
    float* KRD_RESTRICT target_data, long long target_offset, long long target_length)
{
    float_view source = float_view{source_data, source_length};
    float_view target = float_view{target_data, target_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    Copy_Value_item(x, source, target);
}
