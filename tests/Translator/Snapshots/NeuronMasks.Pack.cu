// NeuronMasks.Pack in CUDA C, from NeuronMasks.cs:16
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;
typedef struct { unsigned int* data; long long length; } uint_view;

// NeuronMasks.Pack, NeuronMasks.cs:16
static __device__ __forceinline__ void NeuronMasks_Pack_item(Index2D item, float_view z, uint_view words, int n, int m)
{
    int first = item.y * 32;
    int count = m - first < 32 ? m - first : 32;
    unsigned int word = 0u;
    for (int bit = 0; bit < count; bit++)
    {
        word |= z.data[(first + bit) * n + item.x] >= 0.0f ? 1u << (bit & 31) : 0u;
    }
    words.data[item.y * n + item.x] = word;
}

extern "C" __global__ void __launch_bounds__(256) NeuronMasks_Pack(
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
    NeuronMasks_Pack_item(Index2D{x, y}, z, words, n, m);
}
