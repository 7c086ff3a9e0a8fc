// TsneStep.Forces in CUDA C, from TsneStep.cs:20
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// TsneStep.Forces, TsneStep.cs:20
static __device__ __forceinline__ void TsneStep_Forces_item(Index2D item, float_view p, float_view points, float_view attractionsX, float_view attractionsY, float_view repulsionsX, float_view repulsionsY, float_view weights, int n)
{
    int padded = (n + 16 - 1) / 16 * 16;
    int i = item.y * 16 + item.x;
    int column = item.y * n * 16 + item.x;
    float x = points.data[i];
    float y = points.data[padded + i];
    float attractionX = 0.0f;
    float attractionY = 0.0f;
    float repulsionX = 0.0f;
    float repulsionY = 0.0f;
    float sum = -1.0f;
    for (int j = 0; j < n; j++)
    {
        float dx = x - points.data[j];
        float dy = y - points.data[padded + j];
        float w = 1.0f / fmaf(dx, dx, fmaf(dy, dy, 1.0f));
        float pull = p.data[column + j * 16] * w;
        float push = w * w;
        attractionX = fmaf(pull, dx, attractionX);
        attractionY = fmaf(pull, dy, attractionY);
        repulsionX = fmaf(push, dx, repulsionX);
        repulsionY = fmaf(push, dy, repulsionY);
        sum += w;
    }
    attractionsX.data[i] = attractionX;
    attractionsY.data[i] = attractionY;
    repulsionsX.data[i] = repulsionX;
    repulsionsY.data[i] = repulsionY;
    weights.data[i] = sum;
}

extern "C" __global__ void __launch_bounds__(256) TsneStep_Forces(
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
    TsneStep_Forces_item(Index2D{x, y}, p, points, attractionsX, attractionsY, repulsionsX, repulsionsY, weights, n);
}
