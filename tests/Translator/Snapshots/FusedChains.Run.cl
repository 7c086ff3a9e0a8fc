// FusedChains.Run in OpenCL C, from FusedChains.cs:18
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

// FusedChains.Run, FusedChains.cs:18
static inline __attribute__((always_inline)) void FusedChains_Run_item(int item, float_view values, int rounds)
{
    float a = values.data[item];
    float b = a + 1.0f;
    float c = a + 2.0f;
    float d = a + 3.0f;
    float e = a + 4.0f;
    float f = a + 5.0f;
    float g = a + 6.0f;
    float h = a + 7.0f;
    float i = a + 8.0f;
    float j = a + 9.0f;
    for (int round = 0; round < rounds; round++)
    {
        a = fma(a, 0.5f, 1.0f);
        b = fma(b, 0.5f, 1.0f);
        c = fma(c, 0.5f, 1.0f);
        d = fma(d, 0.5f, 1.0f);
        e = fma(e, 0.5f, 1.0f);
        f = fma(f, 0.5f, 1.0f);
        g = fma(g, 0.5f, 1.0f);
        h = fma(h, 0.5f, 1.0f);
        i = fma(i, 0.5f, 1.0f);
        j = fma(j, 0.5f, 1.0f);
    }
    values.data[item] = a + b + (c + d) + (e + f + (g + h)) + (i + j);
}

KRD_TARGET __kernel void FusedChains_Run(
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
        FusedChains_Run_item(x, values, rounds);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    FusedChains_Run_item(x, values, rounds);
#endif
}
