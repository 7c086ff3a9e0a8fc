// MessagePassing.PartialTops in CUDA C, from MessagePassing.cs:47
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif
#ifndef NAN
#define NAN __int_as_float(0x7fc00000)
#endif
#ifndef INFINITY
#define INFINITY __int_as_float(0x7f800000)
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;
typedef struct { int* data; long long length; } int_view;

// MessagePassing.Similarity, MessagePassing.cs:340
static __device__ __forceinline__ float MessagePassing_Similarity(float dx, float dy, float factor, bool isOwn, float preference)
{
    float distance = fmaf(dx, dx, dy * dy);
    return (isOwn ? preference : -distance) * factor;
}

// MessagePassing.PartialTops, MessagePassing.cs:47
static __device__ __forceinline__ void MessagePassing_PartialTops_item(Index2D item, float_view a, float_view points, float_view factors, float_view largest, float_view second, int_view where, int padded, float preference)
{
    int i = item.y;
    float x = points.data[i];
    float y = points.data[padded + i];
    float top = -INFINITY;
    float next = -INFINITY;
    int place = 0;
    for (int first = 0; first < padded; first += 16)
    {
        int k = first + item.x;
        float value = a.data[i * padded + k] + MessagePassing_Similarity(x - points.data[k], y - points.data[padded + k], factors.data[k], i == k, preference);
        bool isTop = value > top;
        float below = value > next ? value : next;
        next = isTop ? top : below;
        place = isTop ? k : place;
        top = isTop ? value : top;
    }
    largest.data[i * 16 + item.x] = top;
    second.data[i * 16 + item.x] = next;
    where.data[i * 16 + item.x] = place;
}

extern "C" __global__ void __launch_bounds__(256) MessagePassing_PartialTops(
    int extent_x, int extent_y,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT points_data, long long points_offset, long long points_length,
    float* KRD_RESTRICT factors_data, long long factors_offset, long long factors_length,
    float* KRD_RESTRICT largest_data, long long largest_offset, long long largest_length,
    float* KRD_RESTRICT second_data, long long second_offset, long long second_length,
    int* KRD_RESTRICT where_data, long long where_offset, long long where_length,
    int padded,
    float preference)
{
    float_view a = float_view{a_data, a_length};
    float_view points = float_view{points_data, points_length};
    float_view factors = float_view{factors_data, factors_length};
    float_view largest = float_view{largest_data, largest_length};
    float_view second = float_view{second_data, second_length};
    int_view where = int_view{where_data, where_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    MessagePassing_PartialTops_item(Index2D{x, y}, a, points, factors, largest, second, where, padded, preference);
}
