// GradientPenalty.Pull in CUDA C, from GradientPenalty.cs:23
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// GradientPenalty.Pull, GradientPenalty.cs:23
static __device__ __forceinline__ void GradientPenalty_Pull_item(int sample, float_view slopes, float_view pulls, float_view penalties, float doubled, int outputs, int batch)
{
    float squares = 0.0f;
    for (int o = 0; o < outputs; o++)
    {
        squares = fmaf(slopes.data[o * batch + sample], slopes.data[o * batch + sample], squares);
    }
    float norm = sqrtf(squares);
    float excess = norm - 1.0f;
    float factor = norm > 0.0f ? doubled * excess / norm : 0.0f;
    for (int o = 0; o < outputs; o++)
    {
        pulls.data[o * batch + sample] = factor * slopes.data[o * batch + sample];
    }
    penalties.data[sample] = excess * excess;
}

extern "C" __global__ void __launch_bounds__(256) GradientPenalty_Pull(
    int extent_x,
    float* KRD_RESTRICT slopes_data, long long slopes_offset, long long slopes_length,
    float* KRD_RESTRICT pulls_data, long long pulls_offset, long long pulls_length,
    float* KRD_RESTRICT penalties_data, long long penalties_offset, long long penalties_length,
    float doubled,
    int outputs,
    int batch)
{
    float_view slopes = float_view{slopes_data, slopes_length};
    float_view pulls = float_view{pulls_data, pulls_length};
    float_view penalties = float_view{penalties_data, penalties_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    GradientPenalty_Pull_item(x, slopes, pulls, penalties, doubled, outputs, batch);
}
