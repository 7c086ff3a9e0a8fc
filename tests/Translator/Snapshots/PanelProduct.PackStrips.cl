// PanelProduct.PackStrips in OpenCL C, from PanelProduct.cs:27
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

// PanelProduct.PackStrips, PanelProduct.cs:27
static inline __attribute__((always_inline)) void PanelProduct_PackStrips_item(Index2D at, float_view a, float_view strips, ProductShape shape)
{
    int inStrip = at.x % 6;
    strips.data[(at.x - inStrip) * shape.K + at.y * 6 + inStrip] = a.data[at.x * shape.ARow + at.y * shape.AInner];
}

KRD_TARGET __kernel void PanelProduct_PackStrips(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT strips_data, long strips_offset, long strips_length,
    ProductShape shape)
{
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view strips = (float_view){strips_data + strips_offset, strips_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            PanelProduct_PackStrips_item((Index2D){x, y}, a, strips, shape);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    PanelProduct_PackStrips_item((Index2D){x, y}, a, strips, shape);
#endif
}
