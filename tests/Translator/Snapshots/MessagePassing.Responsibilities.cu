// MessagePassing.Responsibilities in CUDA C, from MessagePassing.cs:118
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
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

// MessagePassing.Responsibilities, MessagePassing.cs:118
static __device__ __forceinline__ void MessagePassing_Responsibilities_item(Index2D item, float_view r, float_view points, float_view factors, float_view tops, float_view nexts, int_view places, float_view bands, int n, int padded, float preference, float damping)
{
    int k = item.x;
    int end = (item.y + 1) * 32 < n ? (item.y + 1) * 32 : n;
    float sum = 0.0f;
    for (int i = item.y * 32; i < end; i++)
    {
        float similarity = MessagePassing_Similarity(points.data[i] - points.data[k], points.data[padded + i] - points.data[padded + k], factors.data[k], i == k, preference);
        float rival = k == places.data[i] ? nexts.data[i] : tops.data[i];
        float next = damping * r.data[i * padded + k] + (1.0f - damping) * (similarity - rival);
        r.data[i * padded + k] = next;
        float share = next > 0.0f ? next : 0.0f;
        sum += i == k ? 0.0f : share;
    }
    bands.data[item.y * padded + k] = sum;
}

extern "C" __global__ void __launch_bounds__(256) MessagePassing_Responsibilities(
    int extent_x, int extent_y,
    float* KRD_RESTRICT r_data, long long r_offset, long long r_length,
    float* KRD_RESTRICT points_data, long long points_offset, long long points_length,
    float* KRD_RESTRICT factors_data, long long factors_offset, long long factors_length,
    float* KRD_RESTRICT tops_data, long long tops_offset, long long tops_length,
    float* KRD_RESTRICT nexts_data, long long nexts_offset, long long nexts_length,
    int* KRD_RESTRICT places_data, long long places_offset, long long places_length,
    float* KRD_RESTRICT bands_data, long long bands_offset, long long bands_length,
    int n,
    int padded,
    float preference,
    float damping)
{
    float_view r = float_view{r_data, r_length};
    float_view points = float_view{points_data, points_length};
    float_view factors = float_view{factors_data, factors_length};
    float_view tops = float_view{tops_data, tops_length};
    float_view nexts = float_view{nexts_data, nexts_length};
    int_view places = int_view{places_data, places_length};
    float_view bands = float_view{bands_data, bands_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    MessagePassing_Responsibilities_item(Index2D{x, y}, r, points, factors, tops, nexts, places, bands, n, padded, preference, damping);
}
