// TiledProduct.Multiply in OpenCL C, from TiledProduct.cs:28
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global float* data; long length; } float_view;
typedef struct { int M; int N; int K; int ARow; int AInner; int BInner; int BColumn; int IsLower; } ProductShape;
typedef struct { float Rate; float Momentum; } MomentumStep;

// TiledProduct.Outer, TiledProduct.cs:138
static inline __attribute__((always_inline)) int TiledProduct_Outer(int item, int i, bool byInner)
{
    return byInner ? item / 8 + i * 32 : item % 128;
}

// TiledProduct.Inner, TiledProduct.cs:140
static inline __attribute__((always_inline)) int TiledProduct_Inner(int item, int i, bool byInner)
{
    return byInner ? item % 8 : item / 128 + i * 2;
}

// TiledProduct.Term, TiledProduct.cs:127
static inline __attribute__((always_inline)) float TiledProduct_Term(float_view matrix, int item, int i, bool byInner, int firstOuter, int outers, int first, int k, int outerStep, int innerStep, float beyond)
{
    int outer = TiledProduct_Outer(item, i, byInner);
    int l = first + TiledProduct_Inner(item, i, byInner);
    return outer < outers && l < k ? matrix.data[(firstOuter + outer) * outerStep + l * innerStep] : beyond;
}

// TiledProduct.Place, TiledProduct.cs:136
static inline __attribute__((always_inline)) int TiledProduct_Place(int item, int i, bool byInner)
{
    return TiledProduct_Inner(item, i, byInner) * 132 + TiledProduct_Outer(item, i, byInner);
}

// ProductEnd.Take, ProductEnd.cs:17
static inline __attribute__((always_inline)) void ProductEnd_Take(float_view c, float_view velocity, int at, float sum, MomentumStep step, int end)
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

// TiledProduct.Multiply, TiledProduct.cs:28
KRD_TARGET __kernel void TiledProduct_Multiply(
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global float* KRD_RESTRICT c_data, long c_offset, long c_length,
    __global float* KRD_RESTRICT velocity_data, long velocity_offset, long velocity_length,
    ProductShape shape,
    MomentumStep step)
{
    __local float shared_[4224];
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view b = (float_view){b_data + b_offset, b_length};
    float_view c = (float_view){c_data + c_offset, c_length};
    float_view velocity = (float_view){velocity_data + velocity_offset, velocity_length};
    int item = (int)get_local_id(0);
    int firstRow = (int)get_group_id(1) * 128;
    int firstColumn = (int)get_group_id(0) * 128;
    if (shape.IsLower == 1 && firstColumn >= firstRow + 128)
    {
        return;
    }
    int rows = shape.M - firstRow;
    int columns = shape.N - firstColumn;
    int row = item / 16 * 4;
    int column = item % 16 * 4;
    float sums[64] = {0};
    float chain[64] = {0};
    float x[8] = {0};
    float y[8] = {0};
    float nextA[4] = {0};
    float nextB[4] = {0};
    #pragma unroll
    for (int i = 0; i < 4; i++)
    {
        nextA[i] = TiledProduct_Term(a, item, i, KRD_aByInner, firstRow, rows, 0, shape.K, shape.ARow, shape.AInner, -0.0f);
        nextB[i] = TiledProduct_Term(b, item, i, KRD_bByInner, firstColumn, columns, 0, shape.K, shape.BColumn, shape.BInner, 0.0f);
    }
    for (int first = 0; first < shape.K; first += 8)
    {
        int half_ = first / 8 % 2 * 2112;
        #pragma unroll
        for (int i = 0; i < 4; i++)
        {
            shared_[half_ + TiledProduct_Place(item, i, KRD_aByInner)] = nextA[i];
            shared_[half_ + 1056 + TiledProduct_Place(item, i, KRD_bByInner)] = nextB[i];
        }
        barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
        #pragma unroll
        for (int i = 0; i < 4; i++)
        {
            nextA[i] = TiledProduct_Term(a, item, i, KRD_aByInner, firstRow, rows, first + 8, shape.K, shape.ARow, shape.AInner, -0.0f);
            nextB[i] = TiledProduct_Term(b, item, i, KRD_bByInner, firstColumn, columns, first + 8, shape.K, shape.BColumn, shape.BInner, 0.0f);
        }
        if (!KRD_oneChunk && first > 0 && first % 1024 == 0)
        {
            #pragma unroll
            for (int i = 0; i < 8; i++)
            {
                #pragma unroll
                for (int j = 0; j < 8; j++)
                {
                    sums[i * 8 + j] = first == 1024 ? chain[i * 8 + j] : sums[i * 8 + j] + chain[i * 8 + j];
                    chain[i * 8 + j] = 0.0f;
                }
            }
        }
        #pragma unroll
        for (int l = 0; l < 8; l++)
        {
            int terms = half_ + l * 132;
            #pragma unroll
            for (int i = 0; i < 4; i++)
            {
                x[i] = shared_[terms + row + i];
                x[i + 4] = shared_[terms + 64 + row + i];
                y[i] = shared_[terms + 1056 + column + i];
                y[i + 4] = shared_[terms + 1056 + 64 + column + i];
            }
            #pragma unroll
            for (int i = 0; i < 8; i++)
            {
                #pragma unroll
                for (int j = 0; j < 8; j++)
                {
                    chain[i * 8 + j] = fma(x[i], y[j], chain[i * 8 + j]);
                }
            }
        }
    }
    #pragma unroll
    for (int i = 0; i < 8; i++)
    {
        int r = i / 4 * 64 + row + i % 4;
        #pragma unroll
        for (int j = 0; j < 8; j++)
        {
            int s = j / 4 * 64 + column + j % 4;
            float sum = KRD_oneChunk ? chain[i * 8 + j] : sums[i * 8 + j] + chain[i * 8 + j];
            if (r < rows && s < columns)
            {
                ProductEnd_Take(c, velocity, (firstRow + r) * shape.N + firstColumn + s, sum, step, KRD_end);
            }
        }
    }
}
