// PanelProduct.PackPanels in CUDA C, from PanelProduct.cs:18
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; } float_view;
typedef struct { int M; int N; int K; int ARow; int AInner; int BInner; int BColumn; int IsLower; } ProductShape;

// PanelProduct.PackPanels, PanelProduct.cs:18
static __device__ __forceinline__ void PanelProduct_PackPanels_item(Index2D at, float_view b, float_view panels, ProductShape shape)
{
    int inPanel = at.x % 16;
    panels.data[(at.x - inPanel) * shape.K + at.y * 16 + inPanel] = at.x < shape.N ? b.data[at.y * shape.BInner + at.x * shape.BColumn] : 0.0f;
}

extern "C" __global__ void __launch_bounds__(256) PanelProduct_PackPanels(
    int extent_x, int extent_y,
    float* KRD_RESTRICT b_data, long long b_offset, long long b_length,
    float* KRD_RESTRICT panels_data, long long panels_offset, long long panels_length,
    ProductShape shape)
{
    float_view b = float_view{b_data, b_length};
    float_view panels = float_view{panels_data, panels_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    PanelProduct_PackPanels_item(Index2D{x, y}, b, panels, shape);
}
