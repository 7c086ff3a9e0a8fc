// OutputLayer.ForwardSumsOfStrip in OpenCL C, from OutputLayer.cs:136
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

static inline __attribute__((always_inline)) float_view krd_float_view_part(float_view view, long start, long length)
{
    return (float_view){view.data + start, length};
}

static inline __attribute__((always_inline)) float_view krd_float_view_behind(float_view view, long start)
{
    return (float_view){view.data + start, view.length - start};
}

// OutputLayer.ForwardSumsOfStrip, OutputLayer.cs:136
static inline __attribute__((always_inline)) void OutputLayer_ForwardSumsOfStrip_item(Index2D at, float_view weights, float_view activations, float_view sums, int hidden, int outputs, int batch)
{
    int first = at.x * 16;
    int start = at.y * 1024;
    int end = start + 1024 < hidden ? start + 1024 : hidden;
    int place[5] = {0};
    for (int firstOutput = 0; firstOutput < outputs; firstOutput += 5)
    {
        int count = outputs - firstOutput < 5 ? outputs - firstOutput : 5;
        #pragma unroll
        for (int o = 0; o < 5; o++)
        {
            place[o] = firstOutput + (o < count ? o : count - 1);
        }
        float sum[80] = {0};
        for (int r = start; r < end; r++)
        {
            float_view h = krd_float_view_part(activations, r * batch + first, 16);
            #pragma unroll
            for (int o = 0; o < 5; o++)
            {
                float v = krd_float_view_behind(weights, (long)place[o]).data[r * outputs];
                #pragma unroll
                for (int lane = 0; lane < 16; lane++)
                {
                    sum[o * 16 + lane] = fma(v, h.data[lane], sum[o * 16 + lane]);
                }
            }
        }
        for (int o = 0; o < count; o++)
        {
            #pragma unroll
            for (int lane = 0; lane < 16; lane++)
            {
                sums.data[(at.y * outputs + firstOutput + o) * batch + first + lane] = sum[o * 16 + lane];
            }
        }
    }
}

KRD_TARGET __kernel void OutputLayer_ForwardSumsOfStrip(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT weights_data, long weights_offset, long weights_length,
    __global float* KRD_RESTRICT activations_data, long activations_offset, long activations_length,
    __global float* KRD_RESTRICT sums_data, long sums_offset, long sums_length,
    int hidden,
    int outputs,
    int batch)
{
    float_view weights = (float_view){weights_data + weights_offset, weights_length};
    float_view activations = (float_view){activations_data + activations_offset, activations_length};
    float_view sums = (float_view){sums_data + sums_offset, sums_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            OutputLayer_ForwardSumsOfStrip_item((Index2D){x, y}, weights, activations, sums, hidden, outputs, batch);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    OutputLayer_ForwardSumsOfStrip_item((Index2D){x, y}, weights, activations, sums, hidden, outputs, batch);
#endif
}
