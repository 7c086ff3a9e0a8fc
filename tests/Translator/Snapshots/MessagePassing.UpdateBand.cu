// MessagePassing.UpdateBand in CUDA C, from MessagePassing.cs:153
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

static __device__ __forceinline__ float_view krd_float_view_part(float_view view, long long start, long long length)
{
    return float_view{view.data + start, length};
}

// MessagePassing.Available, MessagePassing.cs:334
static __device__ __forceinline__ float MessagePassing_Available(float r, float a, float total, float damping)
{
    float rest = total - (r > 0.0f ? r : 0.0f);
    return damping * a + (1.0f - damping) * (rest < 0.0f ? rest : 0.0f);
}

// MessagePassing.Similarity, MessagePassing.cs:340
static __device__ __forceinline__ float MessagePassing_Similarity(float dx, float dy, float factor, bool isOwn, float preference)
{
    float distance = fmaf(dx, dx, dy * dy);
    return (isOwn ? preference : -distance) * factor;
}

// MessagePassing.UpdateBand, MessagePassing.cs:153
static __device__ __forceinline__ void MessagePassing_UpdateBand_item(Index2D item, float_view r, float_view a, float_view points, float_view factors, float_view totals, float_view diagonal, float_view bands, int n, int padded, float preference, float damping)
{
    float top[64];
    float next[64];
    int place[64];
    float_view sums = krd_float_view_part(bands, item.y * padded, padded);
    for (int k = 0; k < padded; k++)
    {
        sums.data[k] = 0.0f;
    }
    int end = (item.y + 1) * 32 < n ? (item.y + 1) * 32 : n;
    for (int i = item.y * 32; i < end; i++)
    {
        float_view responses = krd_float_view_part(r, i * padded, padded);
        float_view availabilities = krd_float_view_part(a, i * padded, padded);
        float x = points.data[i];
        float y = points.data[padded + i];
        availabilities.data[i] = -INFINITY;
        for (int lane = 0; lane < 64; lane++)
        {
            top[lane] = -INFINITY;
            next[lane] = -INFINITY;
            place[lane] = 0;
        }
        for (int first = 0; first < padded; first += 64)
        {
            int lanes = padded - first < 64 ? padded - first : 64;
            for (int lane = 0; lane < lanes; lane++)
            {
                int k = first + lane;
                float available = MessagePassing_Available(responses.data[k], availabilities.data[k], totals.data[k], damping);
                availabilities.data[k] = available;
                float value = available + MessagePassing_Similarity(x - points.data[k], y - points.data[padded + k], factors.data[k], false, preference);
                bool isTop = value > top[lane];
                float below = value > next[lane] ? value : next[lane];
                next[lane] = isTop ? top[lane] : below;
                place[lane] = isTop ? k : place[lane];
                top[lane] = isTop ? value : top[lane];
            }
        }
        availabilities.data[i] = diagonal.data[i];
        float largest = diagonal.data[i] + preference * factors.data[i];
        float second = -INFINITY;
        int where = i;
        for (int lane = 0; lane < 64; lane++)
        {
            if (top[lane] > largest || (top[lane] == largest && place[lane] < where))
            {
                second = largest > next[lane] ? largest : next[lane];
                largest = top[lane];
                where = place[lane];
            }
            else
            {
                second = top[lane] > second ? top[lane] : second;
            }
        }
        for (int k = 0; k < padded; k++)
        {
            float similarity = MessagePassing_Similarity(x - points.data[k], y - points.data[padded + k], factors.data[k], i == k, preference);
            float response = damping * responses.data[k] + (1.0f - damping) * (similarity - (k == where ? second : largest));
            responses.data[k] = response;
            float share = response > 0.0f ? response : 0.0f;
            sums.data[k] += i == k ? 0.0f : share;
        }
    }
}

extern "C" __global__ void __launch_bounds__(256) MessagePassing_UpdateBand(
    int extent_x, int extent_y,
    float* KRD_RESTRICT r_data, long long r_offset, long long r_length,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT points_data, long long points_offset, long long points_length,
    float* KRD_RESTRICT factors_data, long long factors_offset, long long factors_length,
    float* KRD_RESTRICT totals_data, long long totals_offset, long long totals_length,
    float* KRD_RESTRICT diagonal_data, long long diagonal_offset, long long diagonal_length,
    float* KRD_RESTRICT bands_data, long long bands_offset, long long bands_length,
    int n,
    int padded,
    float preference,
    float damping)
{
    float_view r = float_view{r_data, r_length};
    float_view a = float_view{a_data, a_length};
    float_view points = float_view{points_data, points_length};
    float_view factors = float_view{factors_data, factors_length};
    float_view totals = float_view{totals_data, totals_length};
    float_view diagonal = float_view{diagonal_data, diagonal_length};
    float_view bands = float_view{bands_data, bands_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    MessagePassing_UpdateBand_item(Index2D{x, y}, r, a, points, factors, totals, diagonal, bands, n, padded, preference, damping);
}
