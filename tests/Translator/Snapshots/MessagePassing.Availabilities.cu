// MessagePassing.Availabilities in CUDA C, from MessagePassing.cs:37
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// MessagePassing.Available, MessagePassing.cs:334
static __device__ __forceinline__ float MessagePassing_Available(float r, float a, float total, float damping)
{
    float rest = total - (r > 0.0f ? r : 0.0f);
    return damping * a + (1.0f - damping) * (rest < 0.0f ? rest : 0.0f);
}

// MessagePassing.Availabilities, MessagePassing.cs:37
static __device__ __forceinline__ void MessagePassing_Availabilities_item(Index2D item, float_view r, float_view a, float_view totals, float_view diagonal, int padded, float damping)
{
    int at = item.y * padded + item.x;
    float available = MessagePassing_Available(r.data[at], a.data[at], totals.data[item.x], damping);
    a.data[at] = item.x == item.y ? diagonal.data[item.x] : available;
}

extern "C" __global__ void __launch_bounds__(256) MessagePassing_Availabilities(
    int extent_x, int extent_y,
    float* KRD_RESTRICT r_data, long long r_offset, long long r_length,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT totals_data, long long totals_offset, long long totals_length,
    float* KRD_RESTRICT diagonal_data, long long diagonal_offset, long long diagonal_length,
    int padded,
    float damping)
{
    float_view r = float_view{r_data, r_length};
    float_view a = float_view{a_data, a_length};
    float_view totals = float_view{totals_data, totals_length};
    float_view diagonal = float_view{diagonal_data, diagonal_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    MessagePassing_Availabilities_item(Index2D{x, y}, r, a, totals, diagonal, padded, damping);
}
