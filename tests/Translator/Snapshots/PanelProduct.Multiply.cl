// PanelProduct.Multiply in OpenCL C, from PanelProduct.cs:38
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

static inline __attribute__((always_inline)) float_view krd_float_view_part(float_view view, long start, long length)
{
    return (float_view){view.data + start, length};
}

static inline __attribute__((always_inline)) float_view krd_float_view_behind(float_view view, long start)
{
    return (float_view){view.data + start, view.length - start};
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

// PanelProduct.Multiply, PanelProduct.cs:38
KRD_TARGET __kernel void PanelProduct_Multiply(
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT panels_data, long panels_offset, long panels_length,
    __global float* KRD_RESTRICT c_data, long c_offset, long c_length,
    __global float* KRD_RESTRICT velocity_data, long velocity_offset, long velocity_length,
    ProductShape shape,
    MomentumStep step)
{
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view panels = (float_view){panels_data + panels_offset, panels_length};
    float_view c = (float_view){c_data + c_offset, c_length};
    float_view velocity = (float_view){velocity_data + velocity_offset, velocity_length};
    int column = (int)get_group_id(0) * 16;
    int columns = shape.N - column < 16 ? shape.N - column : 16;
    int firstRow = (int)get_group_id(1) * 60;
    int endRow = shape.M - firstRow < 60 ? shape.M : firstRow + 60;
    int inner = KRD_strips ? 6 : 1;
    int rowStep = KRD_strips ? 1 : shape.K;
    int starts[6] = {0};
    float sums[96] = {0};
    int diagonal = column / 6 * 6;
    for (int row = shape.IsLower == 1 && diagonal > firstRow ? diagonal : firstRow; row < endRow; row += 6)
    {
        int rows = endRow - row < 6 ? endRow - row : 6;
        #pragma unroll
        for (int r = 0; r < 6; r++)
        {
            starts[r] = row * shape.K + (r < rows ? r : rows - 1) * rowStep;
        }
        for (int first = 0; first == 0 || first < shape.K; first += 1024)
        {
            int endTerm = shape.K - first < 1024 ? shape.K : first + 1024;
            float chain[96] = {0};
            for (int l = first; l < endTerm; l++)
            {
                float_view terms = krd_float_view_part(panels, column * shape.K + l * 16, 16);
                #pragma unroll
                for (int r = 0; r < 6; r++)
                {
                    float x = krd_float_view_behind(a, (long)starts[r]).data[l * inner];
                    #pragma unroll
                    for (int j = 0; j < 16; j++)
                    {
                        chain[r * 16 + j] = fma(x, terms.data[j], chain[r * 16 + j]);
                    }
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
