// GroupKernels.Reduce in OpenCL C, from GroupKernels.cs:25
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
typedef struct { __local float* data; long length; } float_view_shared;

// GroupKernels.Accumulate, GroupKernels.cs:84
static inline __attribute__((always_inline)) void GroupKernels_Accumulate(__local float* target, float_view_shared tile, int at)
{
    *target += tile.data[at];
}

// GroupKernels.Reduce, GroupKernels.cs:25
KRD_TARGET __kernel void GroupKernels_Reduce(
    __global float* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length)
{
    __local float tile_[64];
    float_view data = (float_view){data_data + data_offset, data_length};
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
    int i = (int)get_local_id(0);
    int at = (int)get_group_id(0) * 64 + i;
    tile_[i] = (long)at < data.length ? data.data[at] : 0.0f;
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    for (int half_ = 32; half_ > 0; half_ /= 2)
    {
        if (i < half_)
        {
            GroupKernels_Accumulate(&tile_[i], (float_view_shared){tile_, 64}, i + half_);
        }
        barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    }
    if (i == 0)
    {
        sums.data[(int)get_group_id(0)] = tile_[0];
    }
}
