// TsneStep.BlockSums in OpenCL C, from TsneStep.cs:124
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

// TsneStep.BlockSums, TsneStep.cs:124
static inline __attribute__((always_inline)) void TsneStep_BlockSums_item(int block, float_view forces, float_view sums, int n)
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

KRD_TARGET __kernel void TsneStep_BlockSums(
    int extent_x,
    __global float* KRD_RESTRICT forces_data, long forces_offset, long forces_length,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length,
    int n)
{
    float_view forces = (float_view){forces_data + forces_offset, forces_length};
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        TsneStep_BlockSums_item(x, forces, sums, n);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    TsneStep_BlockSums_item(x, forces, sums, n);
#endif
}
