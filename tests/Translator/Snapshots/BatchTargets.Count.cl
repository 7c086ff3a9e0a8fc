// BatchTargets.Count in OpenCL C, from BatchTargets.cs:82
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global int* data; long length; } int_view;
typedef struct { __global float* data; long length; } float_view;

// BatchTargets.Count, BatchTargets.cs:82
static inline __attribute__((always_inline)) void BatchTargets_Count_item(int label, int_view batchLabels, float_view counts, int batch)
{
    int count = 0;
    for (int b = 0; b < batch; b++)
    {
        count += batchLabels.data[b] == label ? 1 : 0;
    }
    counts.data[label] = (float)count;
}

KRD_TARGET __kernel void BatchTargets_Count(
    int extent_x,
    __global int* KRD_RESTRICT batchLabels_data, long batchLabels_offset, long batchLabels_length,
    __global float* KRD_RESTRICT counts_data, long counts_offset, long counts_length,
    int batch)
{
    int_view batchLabels = (int_view){batchLabels_data + batchLabels_offset, batchLabels_length};
    float_view counts = (float_view){counts_data + counts_offset, counts_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        BatchTargets_Count_item(x, batchLabels, counts, batch);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    BatchTargets_Count_item(x, batchLabels, counts, batch);
#endif
}
