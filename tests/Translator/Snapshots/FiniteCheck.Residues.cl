// FiniteCheck.Residues in OpenCL C, from FiniteCheck.cs:14
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
typedef struct { __global float* data; long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { __global float* data; long length; } float_view;

// FiniteCheck.Residues, FiniteCheck.cs:14
static inline __attribute__((always_inline)) void FiniteCheck_Residues_item(Index2D item, float_view2d u, float_view2d v, float_view residues, int width, int height)
{
    int first = item.y * 64 + 1;
    int last = first + 64 - 1 < height ? first + 64 - 1 : height;
    float residue = 0.0f;
    for (int y = first; y <= last; y++)
    {
        residue += u.data[y * u.stride + item.x + 1] - u.data[y * u.stride + item.x + 1] + (v.data[y * v.stride + item.x + 1] - v.data[y * v.stride + item.x + 1]);
    }
    residues.data[item.y * width + item.x] = residue;
}

KRD_TARGET __kernel void FiniteCheck_Residues(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT u_data, long u_offset, long u_length, int u_extent_x, int u_extent_y, int u_stride,
    __global float* KRD_RESTRICT v_data, long v_offset, long v_length, int v_extent_x, int v_extent_y, int v_stride,
    __global float* KRD_RESTRICT residues_data, long residues_offset, long residues_length,
    int width,
    int height)
{
    float_view2d u = (float_view2d){u_data + u_offset, u_length, u_extent_x, u_extent_y, u_stride};
    float_view2d v = (float_view2d){v_data + v_offset, v_length, v_extent_x, v_extent_y, v_stride};
    float_view residues = (float_view){residues_data + residues_offset, residues_length};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            FiniteCheck_Residues_item((Index2D){x, y}, u, v, residues, width, height);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    FiniteCheck_Residues_item((Index2D){x, y}, u, v, residues, width, height);
#endif
}
