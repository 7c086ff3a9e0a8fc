// TsneStep.ForcesOfPanel in CUDA C, from TsneStep.cs:65
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ float_view krd_float_view_part(float_view view, long long start, long long length)
{
    return float_view{view.data + start, length};
}

// TsneStep.ForcesOfPanel, TsneStep.cs:65
static __device__ __forceinline__ void TsneStep_ForcesOfPanel_item(Index2D item, float_view p, float_view points, float_view attractionsX, float_view attractionsY, float_view repulsionsX, float_view repulsionsY, float_view weights, int n)
{
    int padded = (n + 16 - 1) / 16 * 16;
    int first = item.y * 16;
    float x[16];
    float y[16];
    float attractionX[16] = {};
    float attractionY[16] = {};
    float repulsionX[16] = {};
    float repulsionY[16] = {};
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
            float w = 1.0f / fmaf(dx, dx, fmaf(dy, dy, 1.0f));
            float pull = row.data[lane] * w;
            float push = w * w;
            attractionX[lane] = fmaf(pull, dx, attractionX[lane]);
            attractionY[lane] = fmaf(pull, dy, attractionY[lane]);
            repulsionX[lane] = fmaf(push, dx, repulsionX[lane]);
            repulsionY[lane] = fmaf(push, dy, repulsionY[lane]);
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

extern "C" __global__ void __launch_bounds__(256) TsneStep_ForcesOfPanel(
    int extent_x, int extent_y,
    float* KRD_RESTRICT p_data, long long p_offset, long long p_length,
    float* KRD_RESTRICT points_data, long long points_offset, long long points_length,
    float* KRD_RESTRICT attractionsX_data, long long attractionsX_offset, long long attractionsX_length,
    float* KRD_RESTRICT attractionsY_data, long long attractionsY_offset, long long attractionsY_length,
    float* KRD_RESTRICT repulsionsX_data, long long repulsionsX_offset, long long repulsionsX_length,
    float* KRD_RESTRICT repulsionsY_data, long long repulsionsY_offset, long long repulsionsY_length,
    float* KRD_RESTRICT weights_data, long long weights_offset, long long weights_length,
    int n)
{
    float_view p = float_view{p_data, p_length};
    float_view points = float_view{points_data, points_length};
    float_view attractionsX = float_view{attractionsX_data, attractionsX_length};
    float_view attractionsY = float_view{attractionsY_data, attractionsY_length};
    float_view repulsionsX = float_view{repulsionsX_data, repulsionsX_length};
    float_view repulsionsY = float_view{repulsionsY_data, repulsionsY_length};
    float_view weights = float_view{weights_data, weights_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    TsneStep_ForcesOfPanel_item(Index2D{x, y}, p, points, attractionsX, attractionsY, repulsionsX, repulsionsY, weights, n);
}
