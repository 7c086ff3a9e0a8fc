// RowSquares.Distances in CUDA C, from RowSquares.cs:71
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// RowSquares.Distances, RowSquares.cs:71
static __device__ __forceinline__ void RowSquares_Distances_item(Index2D at, float_view x, float_view y, float_view sums, int length, int lanes)
{
    float sum = 0.0f;
    int row = at.y * length;
    int rest = length - length % lanes;
    for (int k = 0; k < rest; k += lanes)
    {
        int i = row + k + at.x;
        float value = x.data[i] - y.data[i];
        sum = fmaf(value, value, sum);
    }
    if (rest < length)
    {
        int i = row + (rest + at.x < length ? rest + at.x : rest);
        float value = x.data[i] - y.data[i];
        if (rest + at.x < length)
        {
            sum = fmaf(value, value, sum);
        }
    }
    sums.data[at.y * lanes + at.x] = sum;
}

extern "C" __global__ void __launch_bounds__(256) RowSquares_Distances(
    int extent_x, int extent_y,
    float* KRD_RESTRICT x_data, long long x_offset, long long x_length,
    float* KRD_RESTRICT y_data, long long y_offset, long long y_length,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length,
    int length,
    int lanes)
{
    float_view x = float_view{x_data, x_length};
    float_view y = float_view{y_data, y_length};
    float_view sums = float_view{sums_data, sums_length};
    int y_ = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y_ >= extent_y)
        return;
    int x_ = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x_ >= extent_x)
        return;
    RowSquares_Distances_item(Index2D{x_, y_}, x, y, sums, length, lanes);
}
