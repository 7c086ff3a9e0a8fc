// BatchTargets.Count in CUDA C, from BatchTargets.cs:66
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { unsigned char* data; long long length; } byte_view;
typedef struct { int* data; long long length; } int_view;
typedef struct { float* data; long long length; } float_view;

// BatchTargets.Count, BatchTargets.cs:66
static __device__ __forceinline__ void BatchTargets_Count_item(int label, byte_view labels, int_view indices, float_view counts, int batch)
{
    int count = 0;
    for (int b = 0; b < batch; b++)
    {
        count += (int)labels.data[indices.data[b]] == label ? 1 : 0;
    }
    counts.data[label] = (float)count;
}

extern "C" __global__ void __launch_bounds__(256) BatchTargets_Count(
    int extent_x,
    unsigned char* KRD_RESTRICT labels_data, long long labels_offset, long long labels_length,
    int* KRD_RESTRICT indices_data, long long indices_offset, long long indices_length,
    float* KRD_RESTRICT counts_data, long long counts_offset, long long counts_length,
    int batch)
{
    byte_view labels = byte_view{labels_data, labels_length};
    int_view indices = int_view{indices_data, indices_length};
    float_view counts = float_view{counts_data, counts_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    BatchTargets_Count_item(x, labels, indices, counts, batch);
}
