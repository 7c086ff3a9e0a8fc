// TsneStep.BlockSums in CUDA C, from TsneStep.cs:124
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// TsneStep.BlockSums, TsneStep.cs:124
static __device__ __forceinline__ void TsneStep_BlockSums_item(int block, float_view forces, float_view sums, int n)
{
    int padded = (n + 16 - 1) / 16 * 16;
    int first = block * 64;
    int end = first + 64 < n ? first + 64 : n;
    float sum = 0.0f;
    for (int i = first; i < end; i++)
    {
        sum += forces.data[4 * padded + i];
    }
    sums.data[block] = sum;
}

extern "C" __global__ void __launch_bounds__(256) TsneStep_BlockSums(
    int extent_x,
    float* KRD_RESTRICT forces_data, long long forces_offset, long long forces_length,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length,
    int n)
{
    float_view forces = float_view{forces_data, forces_length};
    float_view sums = float_view{sums_data, sums_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    TsneStep_BlockSums_item(x, forces, sums, n);
}
