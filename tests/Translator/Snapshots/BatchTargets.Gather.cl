// BatchTargets.Gather in OpenCL C, from BatchTargets.cs:63
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global uchar* data; long length; } byte_view;
typedef struct { __global int* data; long length; } int_view;
typedef struct { __global float* data; long length; } float_view;

// BatchTargets.Gather, BatchTargets.cs:63
static inline __attribute__((always_inline)) void BatchTargets_Gather_item(int sample, byte_view labels, int_view indices, float_view table, int_view batchLabels, float_view values, int classes, int outputs, int batch)
{
    int label = (int)labels.data[indices.data[sample]];
    batchLabels.data[sample] = label;
    for (int o = 0; o < outputs; o++)
    {
        values.data[o * batch + sample] = table.data[o * classes + label];
    }
}

KRD_TARGET __kernel void BatchTargets_Gather(
    int extent_x,
    __global uchar* KRD_RESTRICT labels_data, long labels_offset, long labels_length,
    __global int* KRD_RESTRICT indices_data, long indices_offset, long indices_length,
    __global float* KRD_RESTRICT table_data, long table_offset, long table_length,
    __global int* KRD_RESTRICT batchLabels_data, long batchLabels_offset, long batchLabels_length,
    __global float* KRD_RESTRICT values_data, long values_offset, long values_length,
    int classes,
    int outputs,
    int batch)
{
    byte_view labels = (byte_view){labels_data + labels_offset, labels_length};
    int_view indices = (int_view){indices_data + indices_offset, indices_length};
    float_view table = (float_view){table_data + table_offset, table_length};
    int_view batchLabels = (int_view){batchLabels_data + batchLabels_offset, batchLabels_length};
    float_view values = (float_view){values_data + values_offset, values_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        BatchTargets_Gather_item(x, labels, indices, table, batchLabels, values, classes, outputs, batch);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    BatchTargets_Gather_item(x, labels, indices, table, batchLabels, values, classes, outputs, batch);
#endif
}
