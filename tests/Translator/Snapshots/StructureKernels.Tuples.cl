// StructureKernels.Tuples in OpenCL C, from StructureKernels.cs:87
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
typedef struct { float Slope; float Start; } Line;
typedef struct { float Item1; float Item2; } tuple_float_float;
typedef struct { float Item1; int Item2; } tuple_float_int;

// Line.At, StructureKernels.cs:53
static inline __attribute__((always_inline)) float Line_At(Line self, float x)
{
    return self.Slope * x + self.Start;
}

// StructureKernels.SumAndDifference, StructureKernels.cs:96
static inline __attribute__((always_inline)) tuple_float_float StructureKernels_SumAndDifference(float a, float b)
{
    return (tuple_float_float){a + b, a - b};
}

// Line..ctor, StructureKernels.cs:48
static inline __attribute__((always_inline)) Line Line_new(float slope, float start)
{
    Line self = {0};
    self.Slope = slope;
    self.Start = start + 1.0f;
    return self;
}

// StructureKernels.Tuples, StructureKernels.cs:87
static inline __attribute__((always_inline)) void StructureKernels_Tuples_item(int i, float_view data, float_view result, Line line)
{
    tuple_float_float values = StructureKernels_SumAndDifference(data.data[i], Line_At(line, data.data[i]));
    float sum = values.Item1;
    float difference = values.Item2;
    tuple_float_float range = sum < difference ? (tuple_float_float){sum, difference} : (tuple_float_float){difference, sum};
    tuple_float_float values_ = (tuple_float_float){difference, sum};
    sum = values_.Item1;
    difference = values_.Item2;
    tuple_float_int pair = (tuple_float_int){range.Item2, i};
    result.data[i] = sum - difference * 2.0f + range.Item1 * 3.0f + pair.Item1 + (float)pair.Item2 + Line_At(Line_new(2.0f, 3.0f), sum);
}

KRD_TARGET __kernel void StructureKernels_Tuples(
    int extent_x,
    __global float* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global float* KRD_RESTRICT result_data, long result_offset, long result_length,
    Line line)
{
    float_view data = (float_view){data_data + data_offset, data_length};
    float_view result = (float_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        StructureKernels_Tuples_item(x, data, result, line);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    StructureKernels_Tuples_item(x, data, result, line);
#endif
}
