// FusedChains.RunStrip in CUDA C, from FusedChains.cs:52
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ float_view krd_float_view_part(float_view view, long long start, long long length)
{
    return float_view{view.data + start, length};
}

// FusedChains.RunStrip, FusedChains.cs:52
static __device__ __forceinline__ void FusedChains_RunStrip_item(int item, float_view values, int rounds)
{
    float_view strip = krd_float_view_part(values, item * 8, 8);
    float x[80] = {};
    #pragma unroll
    for (int chain = 0; chain < 10; chain++)
    {
        #pragma unroll
        for (int lane = 0; lane < 8; lane++)
        {
            x[chain * 8 + lane] = strip.data[lane] + (float)chain;
        }
    }
    for (int round = 0; round < rounds; round++)
    {
        #pragma unroll
        for (int chain = 0; chain < 10; chain++)
        {
            #pragma unroll
            for (int lane = 0; lane < 8; lane++)
            {
                x[chain * 8 + lane] = fmaf(x[chain * 8 + lane], 0.5f, 1.0f);
            }
        }
    }
    #pragma unroll
    for (int lane = 0; lane < 8; lane++)
    {
        float sum = 0.0f;
        #pragma unroll
        for (int chain = 0; chain < 10; chain++)
        {
            sum += x[chain * 8 + lane];
        }
        strip.data[lane] = sum;
    }
}

extern "C" __global__ void __launch_bounds__(256) FusedChains_RunStrip(
    int extent_x,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    int rounds)
{
    float_view values = float_view{values_data, values_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    FusedChains_RunStrip_item(x, values, rounds);
}
