// MessagePassing.UpdateBand in OpenCL C, from MessagePassing.cs:153
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; } float_view;

static inline __attribute__((always_inline)) float_view krd_float_view_part(float_view view, long start, long length)
{
    return (float_view){view.data + start, length};
}

// MessagePassing.Available, MessagePassing.cs:334
static inline __attribute__((always_inline)) float MessagePassing_Available(float r, float a, float total, float damping)
{
    float rest = total - (r > 0.0f ? r : 0.0f);
    return damping * a + (1.0f - damping) * (rest < 0.0f ? rest : 0.0f);
}

// MessagePassing.Similarity, MessagePassing.cs:340
static inline __attribute__((always_inline)) float MessagePassing_Similarity(float dx, float dy, float factor, bool isOwn, float preference)
{
    float distance = fma(dx, dx, dy * dy);
    return (isOwn ? preference : -distance) * factor;
}

// MessagePassing.UpdateBand, MessagePassing.cs:153
static inline __attribute__((always_inline)) void MessagePassing_UpdateBand_item(Index2D item, float_view r, float_view a, float_view points, float_view factors, float_view totals, float_view diagonal, float_view bands, int n, int padded, float preference, float damping)
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

KRD_TARGET __kernel void MessagePassing_UpdateBand(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT r_data, long r_offset, long r_length,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT points_data, long points_offset, long points_length,
    __global float* KRD_RESTRICT factors_data, long factors_offset, long factors_length,
    __global float* KRD_RESTRICT totals_data, long totals_offset, long totals_length,
    __global float* KRD_RESTRICT diagonal_data, long diagonal_offset, long diagonal_length,
    __global float* KRD_RESTRICT bands_data, long bands_offset, long bands_length,
    int n,
    int padded,
    float preference,
    float damping)
{
    float_view r = (float_view){r_data + r_offset, r_length};
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view points = (float_view){points_data + points_offset, points_length};
    float_view factors = (float_view){factors_data + factors_offset, factors_length};
    float_view totals = (float_view){totals_data + totals_offset, totals_length};
    float_view diagonal = (float_view){diagonal_data + diagonal_offset, diagonal_length};
    float_view bands = (float_view){bands_data + bands_offset, bands_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            MessagePassing_UpdateBand_item((Index2D){x, y}, r, a, points, factors, totals, diagonal, bands, n, padded, preference, damping);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    MessagePassing_UpdateBand_item((Index2D){x, y}, r, a, points, factors, totals, diagonal, bands, n, padded, preference, damping);
#endif
}
