// RowSquares.Squares in CUDA C, from RowSquares.cs:47
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// RowSquares.Squares, RowSquares.cs:47
static __device__ __forceinline__ void RowSquares_Squares_item(Index2D at, float_view x, float_view sums, int length, int lanes)
{
    float sum = 0.0f;
    int row = at.y * length;
    int rest = length - length % lanes;
    for (int k = 0; k < rest; k += lanes)
    {
        float value = x.data[row + k + at.x];
        sum = fmaf(value, value, sum);
    }
    if (rest < length)
    {
        float value = x.data[row + (rest + at.x < length ? rest + at.x : rest)];
        if (rest + at.x < length)
        {
            sum = fmaf(value, value, sum);
        }
    }
    sums.data[at.y * lanes + at.x] = sum;
}

extern "C" __global__ void __launch_bounds__(256) RowSquares_Squares(
    int extent_x, int extent_y,
    float* KRD_RESTRICT x_data, long long x_offset, long long x_length,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length,
    int length,
    int lanes)
{
    float_view x = float_view{x_data, x_length};
    float_view sums = float_view{sums_data, sums_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x_ = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x_ >= extent_x)
        return;
    RowSquares_Squares_item(Index2D{x_, y}, x, sums, length, lanes);
}
