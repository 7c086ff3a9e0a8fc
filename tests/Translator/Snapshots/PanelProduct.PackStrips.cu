// PanelProduct.PackStrips in CUDA C, from PanelProduct.cs:27
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;
typedef struct { int M; int N; int K; int ARow; int AInner; int BInner; int BColumn; int IsLower; } ProductShape;

// PanelProduct.PackStrips, PanelProduct.cs:27
static __device__ __forceinline__ void PanelProduct_PackStrips_item(Index2D at, float_view a, float_view strips, ProductShape shape)
{
    int inStrip = at.x % 6;
    strips.data[(at.x - inStrip) * shape.K + at.y * 6 + inStrip] = a.data[at.x * shape.ARow + at.y * shape.AInner];
}

extern "C" __global__ void __launch_bounds__(256) PanelProduct_PackStrips(
    int extent_x, int extent_y,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT strips_data, long long strips_offset, long long strips_length,
    ProductShape shape)
{
    float_view a = float_view{a_data, a_length};
    float_view strips = float_view{strips_data, strips_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    PanelProduct_PackStrips_item(Index2D{x, y}, a, strips, shape);
}
