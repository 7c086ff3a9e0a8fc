// MessagePassing.Vote in CUDA C, from MessagePassing.cs:237
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;
typedef struct { int* data; long long length; } int_view;

// MessagePassing.Vote, MessagePassing.cs:237
static __device__ __forceinline__ void MessagePassing_Vote_item(int k, float_view r, float_view bands, float_view totals, float_view diagonal, int_view votes, int bandCount, int padded, float damping)
{
    float sum = 0.0f;
    for (int band = 0; band < bandCount; band++)
    {
        sum += bands.data[band * padded + k];
    }
    float own = r.data[k * padded + k];
    totals.data[k] = own + sum;
    float available = damping * diagonal.data[k] + (1.0f - damping) * sum;
    diagonal.data[k] = available;
    votes.data[k] = available + own > 0.0f ? 1 : 0;
}

extern "C" __global__ void __launch_bounds__(256) MessagePassing_Vote(
    int extent_x,
    float* KRD_RESTRICT r_data, long long r_offset, long long r_length,
    float* KRD_RESTRICT bands_data, long long bands_offset, long long bands_length,
    float* KRD_RESTRICT totals_data, long long totals_offset, long long totals_length,
    float* KRD_RESTRICT diagonal_data, long long diagonal_offset, long long diagonal_length,
    int* KRD_RESTRICT votes_data, long long votes_offset, long long votes_length,
    int bandCount,
    int padded,
    float damping)
{
    float_view r = float_view{r_data, r_length};
    float_view bands = float_view{bands_data, bands_length};
    float_view totals = float_view{totals_data, totals_length};
    float_view diagonal = float_view{diagonal_data, diagonal_length};
    int_view votes = int_view{votes_data, votes_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    MessagePassing_Vote_item(x, r, bands, totals, diagonal, votes, bandCount, padded, damping);
}
