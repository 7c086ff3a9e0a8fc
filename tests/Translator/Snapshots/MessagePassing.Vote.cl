// MessagePassing.Vote in OpenCL C, from MessagePassing.cs:237
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global float* data; long length; } float_view;
typedef struct { __global int* data; long length; } int_view;

// MessagePassing.Vote, MessagePassing.cs:237
static inline __attribute__((always_inline)) void MessagePassing_Vote_item(int k, float_view r, float_view bands, float_view totals, float_view diagonal, int_view votes, int bandCount, int padded, float damping)
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

KRD_TARGET __kernel void MessagePassing_Vote(
    int extent_x,
    __global float* KRD_RESTRICT r_data, long r_offset, long r_length,
    __global float* KRD_RESTRICT bands_data, long bands_offset, long bands_length,
    __global float* KRD_RESTRICT totals_data, long totals_offset, long totals_length,
    __global float* KRD_RESTRICT diagonal_data, long diagonal_offset, long diagonal_length,
    __global int* KRD_RESTRICT votes_data, long votes_offset, long votes_length,
    int bandCount,
    int padded,
    float damping)
{
    float_view r = (float_view){r_data + r_offset, r_length};
    float_view bands = (float_view){bands_data + bands_offset, bands_length};
    float_view totals = (float_view){totals_data + totals_offset, totals_length};
    float_view diagonal = (float_view){diagonal_data + diagonal_offset, diagonal_length};
    int_view votes = (int_view){votes_data + votes_offset, votes_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        MessagePassing_Vote_item(x, r, bands, totals, diagonal, votes, bandCount, padded, damping);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    MessagePassing_Vote_item(x, r, bands, totals, diagonal, votes, bandCount, padded, damping);
#endif
}
