// OutputLayer.Forward in OpenCL C, from OutputLayer.cs:170
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; } float_view;

// OutputLayer.Forward, OutputLayer.cs:170
static inline __attribute__((always_inline)) void OutputLayer_Forward_item(Index2D at, float_view sums, float_view values, float scale, int chunks, int outputs, int batch)
{
    float sum = sums.data[at.y * batch + at.x];
    for (int chunk = 1; chunk < chunks; chunk++)
    {
        sum += sums.data[(chunk * outputs + at.y) * batch + at.x];
    }
    values.data[at.y * batch + at.x] = scale * sum;
}

KRD_TARGET __kernel void OutputLayer_Forward(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length,
    __global float* KRD_RESTRICT values_data, long values_offset, long values_length,
    float scale,
    int chunks,
    int outputs,
    int batch)
{
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
    float_view values = (float_view){values_data + values_offset, values_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            OutputLayer_Forward_item((Index2D){x, y}, sums, values, scale, chunks, outputs, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    OutputLayer_Forward_item((Index2D){x, y}, sums, values, scale, chunks, outputs, batch);
#endif
}
