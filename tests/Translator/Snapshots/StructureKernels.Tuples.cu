// StructureKernels.Tuples in CUDA C, from StructureKernels.cs:87
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;
typedef struct { float Slope; float Start; } Line;
typedef struct { float Item1; float Item2; } tuple_float_float;
typedef struct { float Item1; int Item2; } tuple_float_int;

// Line.At, StructureKernels.cs:53
static __device__ __forceinline__ float Line_At(Line self, float x)
{
    return self.Slope * x + self.Start;
}

// StructureKernels.SumAndDifference, StructureKernels.cs:96
static __device__ __forceinline__ tuple_float_float StructureKernels_SumAndDifference(float a, float b)
{
    return tuple_float_float{a + b, a - b};
}

// Line..ctor, StructureKernels.cs:48
static __device__ __forceinline__ Line Line_new(float slope, float start)
{
    Line self = {};
    self.Slope = slope;
    self.Start = start + 1.0f;
    return self;
}

// StructureKernels.Tuples, StructureKernels.cs:87
static __device__ __forceinline__ void StructureKernels_Tuples_item(int i, float_view data, float_view result, Line line)
{
    tuple_float_float values = StructureKernels_SumAndDifference(data.data[i], Line_At(line, data.data[i]));
    float sum = values.Item1;
    float difference = values.Item2;
    tuple_float_float range = sum < difference ? tuple_float_float{sum, difference} : tuple_float_float{difference, sum};
    tuple_float_float values_ = tuple_float_float{difference, sum};
    sum = values_.Item1;
    difference = values_.Item2;
    tuple_float_int pair = tuple_float_int{range.Item2, i};
    result.data[i] = sum - difference * 2.0f + range.Item1 * 3.0f + pair.Item1 + (float)pair.Item2 + Line_At(Line_new(2.0f, 3.0f), sum);
}

extern "C" __global__ void __launch_bounds__(256) StructureKernels_Tuples(
    int extent_x,
    float* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    float* KRD_RESTRICT result_data, long long result_offset, long long result_length,
    Line line)
{
    float_view data = float_view{data_data, data_length};
    float_view result = float_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    StructureKernels_Tuples_item(x, data, result, line);
}
