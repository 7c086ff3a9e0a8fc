// MatrixProduct.Naive in CUDA C, from MatrixProduct.cs:47
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;

// MatrixProduct.Naive, MatrixProduct.cs:47
static __device__ __forceinline__ void MatrixProduct_Naive_item(Index2D element, float_view a, float_view b, float_view c, int n, int k, int aRow, int aInner, int bInner, int bColumn)
{
    float sum = 0.0f;
    for (int first = 0; first < k; first += 1024)
    {
        int end = k - first < 1024 ? k : first + 1024;
        float chain = 0.0f;
        for (int l = first; l < end; l++)
        {
            chain = fmaf(a.data[element.y * aRow + l * aInner], b.data[l * bInner + element.x * bColumn], chain);
        }
        sum = first == 0 ? chain : sum + chain;
    }
    c.data[element.y * n + element.x] = sum;
}

extern "C" __global__ void __launch_bounds__(256) MatrixProduct_Naive(
    int extent_x, int extent_y,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT b_data, long long b_offset, long long b_length,
    float* KRD_RESTRICT c_data, long long c_offset, long long c_length,
    int n,
    int k,
    int aRow,
    int aInner,
    int bInner,
    int bColumn)
{
    float_view a = float_view{a_data, a_length};
    float_view b = float_view{b_data, b_length};
    float_view c = float_view{c_data, c_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    MatrixProduct_Naive_item(Index2D{x, y}, a, b, c, n, k, aRow, aInner, bInner, bColumn);
}
