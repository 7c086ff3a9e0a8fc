// FusedChains.RunStrip in OpenCL C, from FusedChains.cs:52
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

static inline __attribute__((always_inline)) float_view krd_float_view_part(float_view view, long start, long length)
{
    return (float_view){view.data + start, length};
}

// FusedChains.RunStrip, FusedChains.cs:52
static inline __attribute__((always_inline)) void FusedChains_RunStrip_item(int item, float_view values, int rounds)
{
    float_view strip = krd_float_view_part(values, item * 8, 8);
    float x[80] = {0};
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
                x[chain * 8 + lane] = fma(x[chain * 8 + lane], 0.5f, 1.0f);
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

KRD_TARGET __kernel void FusedChains_RunStrip(
    int extent_x,
    __global float* KRD_RESTRICT values_data, long values_offset, long values_length,
    int rounds)
{
    float_view values = (float_view){values_data + values_offset, values_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        FusedChains_RunStrip_item(x, values, rounds);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    FusedChains_RunStrip_item(x, values, rounds);
#endif
}
