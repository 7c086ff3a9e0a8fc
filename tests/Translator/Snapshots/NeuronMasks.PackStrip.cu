// NeuronMasks.PackStrip in CUDA C, from NeuronMasks.cs:28
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;
typedef struct { unsigned int* data; long long length; } uint_view;

static __device__ __forceinline__ float_view krd_float_view_part(float_view view, long long start, long long length)
{
    return float_view{view.data + start, length};
}

// NeuronMasks.PackStrip, NeuronMasks.cs:28
static __device__ __forceinline__ void NeuronMasks_PackStrip_item(Index2D item, float_view z, uint_view words, int n, int m)
{
    int first = item.y * 32;
    int count = m - first < 32 ? m - first : 32;
    unsigned int word[16] = {};
    for (int bit = 0; bit < count; bit++)
    {
        float_view row = krd_float_view_part(z, (first + bit) * n + item.x * 16, 16);
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            word[lane] |= row.data[lane] >= 0.0f ? 1u << (bit & 31) : 0u;
        }
    }
    #pragma unroll
    for (int lane = 0; lane < 16; lane++)
    {
        words.data[item.y * n + item.x * 16 + lane] = word[lane];
    }
}

extern "C" __global__ void __launch_bounds__(256) NeuronMasks_PackStrip(
    int extent_x, int extent_y,
    float* KRD_RESTRICT z_data, long long z_offset, long long z_length,
    unsigned int* KRD_RESTRICT words_data, long long words_offset, long long words_length,
    int n,
    int m)
{
    float_view z = float_view{z_data, z_length};
    uint_view words = uint_view{words_data, words_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    NeuronMasks_PackStrip_item(Index2D{x, y}, z, words, n, m);
}
