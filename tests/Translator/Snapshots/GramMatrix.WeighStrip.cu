// GramMatrix.WeighStrip in CUDA C, from GramMatrix.cs:55
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { unsigned int* data; long long length; } uint_view;
typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ uint_view krd_uint_view_behind(uint_view view, long long start)
{
    return uint_view{view.data + start, view.length - start};
}

// GramMatrix.Carry, GramMatrix.cs:136
static __device__ __forceinline__ unsigned int GramMatrix_Carry(unsigned int a, unsigned int b, unsigned int c)
{
    return (a & b) | ((a ^ b) & c);
}

static __device__ __forceinline__ uint_view krd_uint_view_part(uint_view view, long long start, long long length)
{
    return uint_view{view.data + start, length};
}

// GramMatrix.Set, GramMatrix.cs:139
static __device__ __forceinline__ void GramMatrix_Set(float_view h, int n, int i, int j, float share)
{
    float value = h.data[i * n + j] * share;
    h.data[i * n + j] = value;
    h.data[j * n + i] = value;
}

// GramMatrix.WeighStrip, GramMatrix.cs:55
static __device__ __forceinline__ void GramMatrix_WeighStrip_item(Index2D item, uint_view words, float_view h, int n, int wordCount, float neurons)
{
    int first = item.x * 16;
    if (first > item.y)
    {
        return;
    }
    unsigned int ones[16] = {};
    unsigned int twos[16] = {};
    unsigned int fours[16] = {};
    int shared[16] = {};
    int word = 0;
    for (; word <= wordCount - 8; word += 8)
    {
        uint_view row = krd_uint_view_behind(words, (long long)(word * n + first));
        uint_view other = krd_uint_view_behind(words, (long long)(word * n + item.y));
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            unsigned int a = row.data[lane] & other.data[0];
            unsigned int b = row.data[n + lane] & other.data[n];
            unsigned int carry = GramMatrix_Carry(ones[lane], a, b);
            ones[lane] ^= a ^ b;
            a = row.data[2 * n + lane] & other.data[2 * n];
            b = row.data[3 * n + lane] & other.data[3 * n];
            unsigned int carry2 = GramMatrix_Carry(ones[lane], a, b);
            ones[lane] ^= a ^ b;
            unsigned int low = GramMatrix_Carry(twos[lane], carry, carry2);
            twos[lane] ^= carry ^ carry2;
            a = row.data[4 * n + lane] & other.data[4 * n];
            b = row.data[5 * n + lane] & other.data[5 * n];
            carry = GramMatrix_Carry(ones[lane], a, b);
            ones[lane] ^= a ^ b;
            a = row.data[6 * n + lane] & other.data[6 * n];
            b = row.data[7 * n + lane] & other.data[7 * n];
            carry2 = GramMatrix_Carry(ones[lane], a, b);
            ones[lane] ^= a ^ b;
            unsigned int high = GramMatrix_Carry(twos[lane], carry, carry2);
            twos[lane] ^= carry ^ carry2;
            shared[lane] += __popc(GramMatrix_Carry(fours[lane], low, high)) * 8;
            fours[lane] ^= low ^ high;
        }
    }
    for (; word < wordCount; word++)
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
        int all = shared[lane] + 4 * __popc(fours[lane]) + 2 * __popc(twos[lane]) + __popc(ones[lane]);
        if (first + lane <= item.y)
        {
            GramMatrix_Set(h, n, item.y, first + lane, (float)all / neurons);
        }
    }
}

extern "C" __global__ void __launch_bounds__(256) GramMatrix_WeighStrip(
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
    GramMatrix_WeighStrip_item(Index2D{x, y}, words, h, n, wordCount, neurons);
}
