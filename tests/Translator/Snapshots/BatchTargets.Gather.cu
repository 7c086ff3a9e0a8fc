// BatchTargets.Gather in CUDA C, from BatchTargets.cs:63
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { unsigned char* data; long long length; } byte_view;
typedef struct { int* data; long long length; } int_view;
typedef struct { float* data; long long length; } float_view;

// BatchTargets.Gather, BatchTargets.cs:63
static __device__ __forceinline__ void BatchTargets_Gather_item(int sample, byte_view labels, int_view indices, float_view table, int_view batchLabels, float_view values, int classes, int outputs, int batch)
{
    int label = (int)labels.data[indices.data[sample]];
    batchLabels.data[sample] = label;
    for (int o = 0; o < outputs; o++)
    {
        values.data[o * batch + sample] = table.data[o * classes + label];
    }
}

extern "C" __global__ void __launch_bounds__(256) BatchTargets_Gather(
    int extent_x,
    unsigned char* KRD_RESTRICT labels_data, long long labels_offset, long long labels_length,
    int* KRD_RESTRICT indices_data, long long indices_offset, long long indices_length,
    float* KRD_RESTRICT table_data, long long table_offset, long long table_length,
    int* KRD_RESTRICT batchLabels_data, long long batchLabels_offset, long long batchLabels_length,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    int classes,
    int outputs,
    int batch)
{
    byte_view labels = byte_view{labels_data, labels_length};
    int_view indices = int_view{indices_data, indices_length};
    float_view table = float_view{table_data, table_length};
    int_view batchLabels = int_view{batchLabels_data, batchLabels_length};
    float_view values = float_view{values_data, values_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    BatchTargets_Gather_item(x, labels, indices, table, batchLabels, values, classes, outputs, batch);
}
