// GramMatrix.Weigh in CUDA C, from GramMatrix.cs:40
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { unsigned int* data; long long length; } uint_view;
typedef struct { float* data; long long length; } float_view;

// GramMatrix.Set, GramMatrix.cs:139
static __device__ __forceinline__ void GramMatrix_Set(float_view h, int n, int i, int j, float share)
{
    float value = h.data[i * n + j] * share;
    h.data[i * n + j] = value;
    h.data[j * n + i] = value;
}

// GramMatrix.Weigh, GramMatrix.cs:40
static __device__ __forceinline__ void GramMatrix_Weigh_item(Index2D item, uint_view words, float_view h, int n, int wordCount, float neurons)
{
    if (item.x > item.y)
    {
        return;
    }
    int shared = 0;
    for (int word = 0; word < wordCount; word++)
    {
        shared += __popc(words.data[word * n + item.x] & words.data[word * n + item.y]);
    }
    GramMatrix_Set(h, n, item.y, item.x, (float)shared / neurons);
}

extern "C" __global__ void __launch_bounds__(256) GramMatrix_Weigh(
    int extent_x, int extent_y,
    unsigned int* KRD_RESTRICT words_data, long long words_offset, long long words_length,
    float* KRD_RESTRICT h_data, long long h_offset, long long h_length,
    int n,
    int wordCount,
    float neurons)
{
    uint_view words = uint_view{words_data, words_length};
    float_view h = float_view{h_data, h_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    GramMatrix_Weigh_item(Index2D{x, y}, words, h, n, wordCount, neurons);
}
