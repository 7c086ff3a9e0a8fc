// RowSquares.Sum in CUDA C, from RowSquares.cs:96
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// RowSquares.Sum, RowSquares.cs:96
static __device__ __forceinline__ void RowSquares_Sum_item(int row, float_view sums, float_view result, int lanes)
{
    float sum = 0.0f;
    for (int lane = 0; lane < lanes; lane++)
    {
        sum += sums.data[row * lanes + lane];
    }
    result.data[row] = sum;
}

extern "C" __global__ void __launch_bounds__(256) RowSquares_Sum(
    int extent_x,
    float* KRD_RESTRICT sums_data, long long sums_offset, long long sums_length,
    float* KRD_RESTRICT result_data, long long result_offset, long long result_length,
    int lanes)
{
    float_view sums = float_view{sums_data, sums_length};
    float_view result = float_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    RowSquares_Sum_item(x, sums, result, lanes);
}
