// TsneStep.ForcesOfPanel in OpenCL C, from TsneStep.cs:65
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

// TsneStep.ForcesOfPanel, TsneStep.cs:65
static inline __attribute__((always_inline)) void TsneStep_ForcesOfPanel_item(Index2D item, float_view p, float_view points, float_view attractionsX, float_view attractionsY, float_view repulsionsX, float_view repulsionsY, float_view weights, int n)
{
    int padded = (n + 16 - 1) / 16 * 16;
    int first = item.y * 16;
    float x[16];
    float y[16];
    float attractionX[16] = {0};
    float attractionY[16] = {0};
    float repulsionX[16] = {0};
    float repulsionY[16] = {0};
    float sum[16];
    #pragma unroll
    for (int lane = 0; lane < 16; lane++)
    {
        x[lane] = points.data[first + lane];
        y[lane] = points.data[padded + first + lane];
        sum[lane] = -1.0f;
    }
    for (int j = 0; j < n; j++)
    {
        float_view row = krd_float_view_part(p, first * n + j * 16, 16);
        float otherX = points.data[j];
        float otherY = points.data[padded + j];
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            float dx = x[lane] - otherX;
            float dy = y[lane] - otherY;
            float w = 1.0f / fma(dx, dx, fma(dy, dy, 1.0f));
            float pull = row.data[lane] * w;
            float push = w * w;
            attractionX[lane] = fma(pull, dx, attractionX[lane]);
            attractionY[lane] = fma(pull, dy, attractionY[lane]);
            repulsionX[lane] = fma(push, dx, repulsionX[lane]);
            repulsionY[lane] = fma(push, dy, repulsionY[lane]);
            sum[lane] += w;
        }
    }
    #pragma unroll
    for (int lane = 0; lane < 16; lane++)
    {
        attractionsX.data[first + lane] = attractionX[lane];
        attractionsY.data[first + lane] = attractionY[lane];
        repulsionsX.data[first + lane] = repulsionX[lane];
        repulsionsY.data[first + lane] = repulsionY[lane];
        weights.data[first + lane] = sum[lane];
    }
}

KRD_TARGET __kernel void TsneStep_ForcesOfPanel(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT p_data, long p_offset, long p_length,
    __global float* KRD_RESTRICT points_data, long points_offset, long points_length,
    __global float* KRD_RESTRICT attractionsX_data, long attractionsX_offset, long attractionsX_length,
    __global float* KRD_RESTRICT attractionsY_data, long attractionsY_offset, long attractionsY_length,
    __global float* KRD_RESTRICT repulsionsX_data, long repulsionsX_offset, long repulsionsX_length,
    __global float* KRD_RESTRICT repulsionsY_data, long repulsionsY_offset, long repulsionsY_length,
    __global float* KRD_RESTRICT weights_data, long weights_offset, long weights_length,
    int n)
{
    float_view p = (float_view){p_data + p_offset, p_length};
    float_view points = (float_view){points_data + points_offset, points_length};
    float_view attractionsX = (float_view){attractionsX_data + attractionsX_offset, attractionsX_length};
    float_view attractionsY = (float_view){attractionsY_data + attractionsY_offset, attractionsY_length};
    float_view repulsionsX = (float_view){repulsionsX_data + repulsionsX_offset, repulsionsX_length};
    float_view repulsionsY = (float_view){repulsionsY_data + repulsionsY_offset, repulsionsY_length};
    float_view weights = (float_view){weights_data + weights_offset, weights_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            TsneStep_ForcesOfPanel_item((Index2D){x, y}, p, points, attractionsX, attractionsY, repulsionsX, repulsionsY, weights, n);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    TsneStep_ForcesOfPanel_item((Index2D){x, y}, p, points, attractionsX, attractionsY, repulsionsX, repulsionsY, weights, n);
#endif
}
