// BatchTargets.Count in CUDA C, from BatchTargets.cs:82
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;
typedef struct { float* data; long long length; } float_view;

// BatchTargets.Count, BatchTargets.cs:82
static __device__ __forceinline__ void BatchTargets_Count_item(int label, int_view batchLabels, float_view counts, int batch)
{
    int count = 0;
    for (int b = 0; b < batch; b++)
    {
        count += batchLabels.data[b] == label ? 1 : 0;
    }
    counts.data[label] = (float)count;
}

extern "C" __global__ void __launch_bounds__(256) BatchTargets_Count(
    int extent_x,
    int* KRD_RESTRICT batchLabels_data, long long batchLabels_offset, long long batchLabels_length,
    float* KRD_RESTRICT counts_data, long long counts_offset, long long counts_length,
    int batch)
{
    int_view batchLabels = int_view{batchLabels_data, batchLabels_length};
    float_view counts = float_view{counts_data, counts_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    BatchTargets_Count_item(x, batchLabels, counts, batch);
}
