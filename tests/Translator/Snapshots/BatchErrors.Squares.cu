// BatchErrors.Squares in CUDA C, from BatchErrors.cs:8
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// BatchErrors.Squares, BatchErrors.cs:8
static __device__ __forceinline__ void BatchErrors_Squares_item(int sample, float_view values, float_view targets, float_view squares, int outputs, int batch)
{
    float sum = 0.0f;
    for (int o = 0; o < outputs; o++)
    {
        float error = values.data[o * batch + sample] - targets.data[o * batch + sample];
        sum = fmaf(error, error, sum);
    }
    squares.data[sample] = sum;
}

extern "C" __global__ void __launch_bounds__(256) BatchErrors_Squares(
    int extent_x,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    float* KRD_RESTRICT targets_data, long long targets_offset, long long targets_length,
    float* KRD_RESTRICT squares_data, long long squares_offset, long long squares_length,
    int outputs,
    int batch)
{
    float_view values = float_view{values_data, values_length};
    float_view targets = float_view{targets_data, targets_length};
    float_view squares = float_view{squares_data, squares_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    BatchErrors_Squares_item(x, values, targets, squares, outputs, batch);
}
