// PanelProduct.Multiply in CUDA C, from PanelProduct.cs:38
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;
typedef struct { int M; int N; int K; int ARow; int AInner; int BInner; int BColumn; } ProductShape;
typedef struct { float Rate; float Momentum; } MomentumStep;

// ProductEnd.Take, ProductEnd.cs:17
static __device__ __forceinline__ void ProductEnd_Take(float_view c, float_view velocity, int at, float sum, MomentumStep step, int end)
{
    if (end == 0)
    {
        c.data[at] = sum;
    }
    else if (end == 1)
    {
        c.data[at] = sum < 0.0f ? -0.0f : sum + 0.0f;
    }
    else
    {
        float v = step.Momentum * velocity.data[at] + sum;
        velocity.data[at] = v;
        c.data[at] -= step.Rate * v;
    }
}

// PanelProduct.Multiply, PanelProduct.cs:38
extern "C" __global__ void PanelProduct_Multiply(
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT panels_data, long long panels_offset, long long panels_length,
    float* KRD_RESTRICT c_data, long long c_offset, long long c_length,
    float* KRD_RESTRICT velocity_data, long long velocity_offset, long long velocity_length,
    ProductShape shape,
    MomentumStep step)
{
    float_view a = float_view{a_data, a_length};
    float_view panels = float_view{panels_data, panels_length};
    float_view c = float_view{c_data, c_length};
    float_view velocity = float_view{velocity_data, velocity_length};
    int column = (int)blockIdx.x * 16;
    int columns = shape.N - column < 16 ? shape.N - column : 16;
    int firstRow = (int)blockIdx.y * 60;
    int endRow = shape.M - firstRow < 60 ? shape.M : firstRow + 60;
    int inner = KRD_strips ? 6 : 1;
    float sums[96] = {};
    for (int row = firstRow; row < endRow; row += 6)
    {
        int rows = endRow - row < 6 ? endRow - row : 6;
        int r1 = rows > 1 ? 1 : 0;
        int r2 = rows > 2 ? 2 : r1;
        int r3 = rows > 3 ? 3 : r2;
        int r4 = rows > 4 ? 4 : r3;
        int r5 = rows > 5 ? 5 : r4;
        int aStep = KRD_strips ? 1 : shape.K;
        for (int first = 0; first == 0 || first < shape.K; first += 1024)
        {
            int length = shape.K - first < 1024 ? shape.K - first : 1024;
            int a0 = row * shape.K + first * inner;
            int b0 = column * shape.K + first * 16;
            float chain[96] = {};
            for (int l = 0; l < length; l++)
            {
                int al = a0 + l * inner;
                int bl = b0 + l * 16;
                float x0 = a.data[al];
                float x1 = a.data[al + r1 * aStep];
                float x2 = a.data[al + r2 * aStep];
                float x3 = a.data[al + r3 * aStep];
                float x4 = a.data[al + r4 * aStep];
                float x5 = a.data[al + r5 * aStep];
                #pragma unroll
                for (int j = 0; j < 16; j++)
                {
                    float y = panels.data[bl + j];
                    chain[j] = fmaf(x0, y, chain[j]);
                    chain[16 + j] = fmaf(x1, y, chain[16 + j]);
                    chain[32 + j] = fmaf(x2, y, chain[32 + j]);
                    chain[48 + j] = fmaf(x3, y, chain[48 + j]);
                    chain[64 + j] = fmaf(x4, y, chain[64 + j]);
                    chain[80 + j] = fmaf(x5, y, chain[80 + j]);
                }
            }
            #pragma unroll
            for (int r = 0; r < 6; r++)
            {
                #pragma unroll
                for (int j = 0; j < 16; j++)
                {
                    sums[r * 16 + j] = first == 0 ? chain[r * 16 + j] : sums[r * 16 + j] + chain[r * 16 + j];
                }
            }
        }
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < columns; j++)
            {
                ProductEnd_Take(c, velocity, (row + r) * shape.N + column + j, sums[r * 16 + j], step, KRD_end);
            }
        }
    }
}
