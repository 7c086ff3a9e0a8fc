// GroupKernels.Reduce in CUDA C, from GroupKernels.cs:25
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;
typedef struct { float* data; long long length; } float_view_shared;

// GroupKernels.Accumulate, GroupKernels.cs:84
static __device__ __forceinline__ void GroupKernels_Accumulate(float* target, float_view_shared tile, int at)
{
    *target += tile.data[at];
}

// GroupKernels.Reduce, GroupKernels.cs:25
extern "C" __global__ void GroupKernels_Reduce(
    float* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length)
{
    __shared__ float tile_[64];
    float_view data = float_view{data_data, data_length};
    float_view sums = float_view{sums_data, sums_length};
    int i = (int)threadIdx.x;
    int at = (int)blockIdx.x * 64 + i;
    tile_[i] = (long long)at < data.length ? data.data[at] : 0.0f;
    __syncthreads();
    for (int half_ = 32; half_ > 0; half_ /= 2)
    {
        if (i < half_)
        {
            GroupKernels_Accumulate(&tile_[i], float_view_shared{tile_, 64}, i + half_);
        }
        __syncthreads();
    }
    if (i == 0)
    {
        sums.data[(int)blockIdx.x] = tile_[0];
    }
}
