// FusedChains.Run in CUDA C, from FusedChains.cs:18
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// FusedChains.Run, FusedChains.cs:18
static __device__ __forceinline__ void FusedChains_Run_item(int item, float_view values, int rounds)
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
        a = fmaf(a, 0.5f, 1.0f);
        b = fmaf(b, 0.5f, 1.0f);
        c = fmaf(c, 0.5f, 1.0f);
        d = fmaf(d, 0.5f, 1.0f);
        e = fmaf(e, 0.5f, 1.0f);
        f = fmaf(f, 0.5f, 1.0f);
        g = fmaf(g, 0.5f, 1.0f);
        h = fmaf(h, 0.5f, 1.0f);
        i = fmaf(i, 0.5f, 1.0f);
        j = fmaf(j, 0.5f, 1.0f);
    }
    values.data[item] = a + b + (c + d) + (e + f + (g + h)) + (i + j);
}

extern "C" __global__ void __launch_bounds__(256) FusedChains_Run(
    int extent_x,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    int rounds)
{
    float_view values = float_view{values_data, values_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    FusedChains_Run_item(x, values, rounds);
}
