// SpectralConstraint.Gram in CUDA C, from SpectralConstraint.cs:55
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// SpectralConstraint.Gram, SpectralConstraint.cs:55
static __device__ __forceinline__ void SpectralConstraint_Gram_item(Index2D at, float_view w, float_view gram, int hidden, int outputs)
{
    float total = 0.0f;
    for (int start = 0; start < hidden; start += 1024)
    {
        int end = start + 1024 < hidden ? start + 1024 : hidden;
        float sum = 0.0f;
        for (int r = start; r < end; r++)
        {
            sum = fmaf(w.data[at.x * hidden + r], w.data[at.y * hidden + r], sum);
        }
        total += sum;
    }
    gram.data[at.y * outputs + at.x] = total;
}

extern "C" __global__ void __launch_bounds__(256) SpectralConstraint_Gram(
    int extent_x, int extent_y,
    float* KRD_RESTRICT w_data, long long w_offset, long long w_length,
    float* KRD_RESTRICT gram_data, long long gram_offset, long long gram_length,
    int hidden,
    int outputs)
{
    float_view w = float_view{w_data, w_length};
    float_view gram = float_view{gram_data, gram_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    SpectralConstraint_Gram_item(Index2D{x, y}, w, gram, hidden, outputs);
}
