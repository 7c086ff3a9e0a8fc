// OutputLayer.Forward in CUDA C, from OutputLayer.cs:170
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// OutputLayer.Forward, OutputLayer.cs:170
static __device__ __forceinline__ void OutputLayer_Forward_item(Index2D at, float_view sums, float_view values, float scale, int chunks, int outputs, int batch)
{
    float sum = sums.data[at.y * batch + at.x];
    for (int chunk = 1; chunk < chunks; chunk++)
    {
        sum += sums.data[(chunk * outputs + at.y) * batch + at.x];
    }
    values.data[at.y * batch + at.x] = scale * sum;
}

extern "C" __global__ void __launch_bounds__(256) OutputLayer_Forward(
    int extent_x, int extent_y,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    float scale,
    int chunks,
    int outputs,
    int batch)
{
    float_view sums = float_view{sums_data, sums_length};
    float_view values = float_view{values_data, values_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    OutputLayer_Forward_item(Index2D{x, y}, sums, values, scale, chunks, outputs, batch);
}
