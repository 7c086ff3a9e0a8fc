// BatchErrors.Measure in CUDA C, from BatchErrors.cs:25
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;
typedef struct { int* data; long long length; } int_view;

// BatchErrors.Measure, BatchErrors.cs:25
static __device__ __forceinline__ void BatchErrors_Measure_item(int sample, float_view values, float_view targets, float_view squares, int_view wrong, int first, int outputs, int batch)
{
    float sum = 0.0f;
    int told = 0;
    int right = 0;
    for (int o = 0; o < outputs; o++)
    {
        int i = o * batch + sample;
        float error = values.data[i] - targets.data[i];
        sum = fmaf(error, error, sum);
        if (values.data[i] > values.data[told * batch + sample])
        {
            told = o;
        }
        if (targets.data[i] > targets.data[right * batch + sample])
        {
            right = o;
        }
    }
    if (outputs == 1)
    {
        told = values.data[sample] * targets.data[sample] > 0.0f ? 0 : 1;
    }
    squares.data[first + sample] = sum;
    wrong.data[first + sample] = told == right ? 0 : 1;
}

extern "C" __global__ void __launch_bounds__(256) BatchErrors_Measure(
    int extent_x,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    float* KRD_RESTRICT targets_data, long long targets_offset, long long targets_length,
    float* KRD_RESTRICT squares_data, long long squares_offset, long long squares_length,
    int* KRD_RESTRICT wrong_data, long long wrong_offset, long long wrong_length,
    int first,
    int outputs,
    int batch)
{
    float_view values = float_view{values_data, values_length};
    float_view targets = float_view{targets_data, targets_length};
    float_view squares = float_view{squares_data, squares_length};
    int_view wrong = int_view{wrong_data, wrong_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    BatchErrors_Measure_item(x, values, targets, squares, wrong, first, outputs, batch);
}
