// TiledProduct.MultiplySmall in OpenCL C, from TiledProduct.cs:61
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
typedef struct { __local float* data; long length; } float_view_shared;

// TiledProduct.Outer, TiledProduct.cs:199
static inline __attribute__((always_inline)) int TiledProduct_Outer(int tile, int item, int i, bool byInner)
{
    return byInner ? item / 8 + i * (2 * tile / 8) : item % tile;
}

// TiledProduct.Inner, TiledProduct.cs:201
static inline __attribute__((always_inline)) int TiledProduct_Inner(int tile, int item, int i, bool byInner)
{
    return byInner ? item % 8 : item / tile + i * 2;
}

// TiledProduct.Term, TiledProduct.cs:188
static inline __attribute__((always_inline)) float TiledProduct_Term(float_view matrix, int tile, int item, int i, bool byInner, int firstOuter, int outers, int first, int k, int outerStep, int innerStep, float beyond)
{
    int outer = TiledProduct_Outer(tile, item, i, byInner);
    int l = first + TiledProduct_Inner(tile, item, i, byInner);
    return outer < outers && l < k ? matrix.data[(firstOuter + outer) * outerStep + l * innerStep] : beyond;
}

// TiledProduct.Place, TiledProduct.cs:197
static inline __attribute__((always_inline)) int TiledProduct_Place(int tile, int item, int i, bool byInner)
{
    return TiledProduct_Inner(tile, item, i, byInner) * (tile + 4) + TiledProduct_Outer(tile, item, i, byInner);
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

// TiledProduct.MultiplyTile, TiledProduct.cs:81
static inline __attribute__((always_inline)) void TiledProduct_MultiplyTile(int tile, float_view_shared shared, float_view a, float_view b, float_view c, float_view velocity, ProductShape shape, MomentumStep step, int end, bool oneChunk, bool aByInner, bool bByInner)
{
    int item = (int)get_local_id(0);
    int pitch = tile + 4;
    int rowsEach = tile / 16;
    int firstRow = (int)get_group_id(1) * tile;
    int firstColumn = (int)get_group_id(0) * tile;
    if (shape.IsLower == 1 && firstColumn >= firstRow + tile)
    {
        return;
    }
    int rows = shape.M - firstRow;
    int columns = shape.N - firstColumn;
    int row = (item / 2 % 2 + item / 4 / (tile / 16) * 2) * 4;
    int column = (item % 2 + item / 4 % (tile / 16) * 2) * 4;
    float sums[64] = {0};
    float chain[64] = {0};
    float x[8] = {0};
    float y[8] = {0};
    float nextA[4] = {0};
    float nextB[4] = {0};
    #pragma unroll
    for (int i = 0; i < 4; i++)
    {
        nextA[i] = TiledProduct_Term(a, tile, item, i, aByInner, firstRow, rows, 0, shape.K, shape.ARow, shape.AInner, -0.0f);
        nextB[i] = TiledProduct_Term(b, tile, item, i, bByInner, firstColumn, columns, 0, shape.K, shape.BColumn, shape.BInner, 0.0f);
    }
    for (int first = 0; first < shape.K; first += 8)
    {
        int half_ = first / 8 % 2 * (16 * pitch);
        #pragma unroll
        for (int i = 0; i < 4; i++)
        {
            shared.data[half_ + TiledProduct_Place(tile, item, i, aByInner)] = nextA[i];
            shared.data[half_ + 8 * pitch + TiledProduct_Place(tile, item, i, bByInner)] = nextB[i];
        }
        barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
        #pragma unroll
        for (int i = 0; i < 4; i++)
        {
            nextA[i] = TiledProduct_Term(a, tile, item, i, aByInner, firstRow, rows, first + 8, shape.K, shape.ARow, shape.AInner, -0.0f);
            nextB[i] = TiledProduct_Term(b, tile, item, i, bByInner, firstColumn, columns, first + 8, shape.K, shape.BColumn, shape.BInner, 0.0f);
        }
        if (!oneChunk && first > 0 && first % 1024 == 0)
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
            int terms = half_ + l * pitch;
            #pragma unroll
            for (int i = 0; i < 4; i++)
            {
                x[i] = shared.data[terms + row + i];
                if (rowsEach > 4)
                {
                    x[i + 4] = shared.data[terms + tile / 2 + row + i];
                }
                y[i] = shared.data[terms + 8 * pitch + column + i];
                y[i + 4] = shared.data[terms + 8 * pitch + tile / 2 + column + i];
            }
            #pragma unroll
            for (int i = 0; i < 8; i++)
            {
                #pragma unroll
                for (int j = 0; j < 8; j++)
                {
                    if (i < rowsEach)
                    {
                        chain[i * 8 + j] = fma(x[i], y[j], chain[i * 8 + j]);
                    }
                }
            }
        }
    }
    #pragma unroll
    for (int i = 0; i < 8; i++)
    {
        int r = i / 4 * (tile / 2) + row + i % 4;
        #pragma unroll
        for (int j = 0; j < 8; j++)
        {
            int s = j / 4 * (tile / 2) + column + j % 4;
            float sum = oneChunk ? chain[i * 8 + j] : sums[i * 8 + j] + chain[i * 8 + j];
            if (i < rowsEach && r < rows && s < columns)
            {
                ProductEnd_Take(c, velocity, (firstRow + r) * shape.N + firstColumn + s, sum, step, end);
            }
        }
    }
}

// TiledProduct.MultiplySmall, TiledProduct.cs:61
KRD_TARGET __kernel void TiledProduct_MultiplySmall(
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global float* KRD_RESTRICT c_data, long c_offset, long c_length,
    __global float* KRD_RESTRICT velocity_data, long velocity_offset, long velocity_length,
    ProductShape shape,
    MomentumStep step)
{
    __local float shared_[2176];
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view b = (float_view){b_data + b_offset, b_length};
    float_view c = (float_view){c_data + c_offset, c_length};
    float_view velocity = (float_view){velocity_data + velocity_offset, velocity_length};
    TiledProduct_MultiplyTile(64, (float_view_shared){shared_, 2176}, a, b, c, velocity, shape, step, KRD_end, KRD_oneChunk, KRD_aByInner, KRD_bByInner);
}
