// PanelProduct.PackPanels in OpenCL C, from PanelProduct.cs:18
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { int x, y; } Index2D;
typedef struct { __global float* data; long length; } float_view;
typedef struct { int M; int N; int K; int ARow; int AInner; int BInner; int BColumn; int IsLower; } ProductShape;

// PanelProduct.PackPanels, PanelProduct.cs:18
static inline __attribute__((always_inline)) void PanelProduct_PackPanels_item(Index2D at, float_view b, float_view panels, ProductShape shape)
{
    int inPanel = at.x % 16;
    panels.data[(at.x - inPanel) * shape.K + at.y * 16 + inPanel] = at.x < shape.N ? b.data[at.y * shape.BInner + at.x * shape.BColumn] : 0.0f;
}

KRD_TARGET __kernel void PanelProduct_PackPanels(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global float* KRD_RESTRICT panels_data, long panels_offset, long panels_length,
    ProductShape shape)
{
    float_view b = (float_view){b_data + b_offset, b_length};
    float_view panels = (float_view){panels_data + panels_offset, panels_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            PanelProduct_PackPanels_item((Index2D){x, y}, b, panels, shape);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    PanelProduct_PackPanels_item((Index2D){x, y}, b, panels, shape);
#endif
}
