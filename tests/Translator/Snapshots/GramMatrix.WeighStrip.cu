// GramMatrix.WeighStrip in CUDA C, from GramMatrix.cs:53
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { unsigned int* data; long long length; } uint_view;
typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ uint_view krd_uint_view_part(uint_view view, long long start, long long length)
{
    return uint_view{view.data + start, length};
}

// GramMatrix.WeighStrip, GramMatrix.cs:53
static __device__ __forceinline__ void GramMatrix_WeighStrip_item(Index2D item, uint_view words, float_view h, int n, int count, float neurons)
{
    int first = item.x * 16;
    int shared[16] = {};
    for (int word = 0; word < count; word++)
    {
        unsigned int other = words.data[word * n + item.y];
        uint_view row = krd_uint_view_part(words, word * n + first, 16);
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            shared[lane] += __popc(row.data[lane] & other);
        }
    }
    #pragma unroll
    for (int lane = 0; lane < 16; lane++)
    {
        h.data[item.y * n + first + lane] *= (float)shared[lane] / neurons;
    }
}

extern "C" __global__ void __launch_bounds__(256) GramMatrix_WeighStrip(
    int extent_x, int extent_y,
    unsigned int* KRD_RESTRICT words_data, long long words_offset, long long words_length,
    float* KRD_RESTRICT h_data, long long h_offset, long long h_length,
    int n,
    int count,
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
    GramMatrix_WeighStrip_item(Index2D{x, y}, words, h, n, count, neurons);
}
