// Schnakenberg.Step in OpenCL C, from Schnakenberg.cs:21
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
typedef struct { float DiffusionU; float DiffusionV; float A; float B; float TimeStep; } Coefficients;

// FivePoint.Laplacian, FivePoint.cs:10
static inline __attribute__((always_inline)) float FivePoint_Laplacian(float_view2d f, int x, int y)
{
    return fma(-4.0f, f.data[y * f.stride + x], f.data[y * f.stride + x - 1] + f.data[y * f.stride + x + 1] + (f.data[(y - 1) * f.stride + x] + f.data[(y + 1) * f.stride + x]));
}

// Schnakenberg.Update, Schnakenberg.cs:31
static inline __attribute__((always_inline)) void Schnakenberg_Update(int x, int y, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients c)
{
    float uHere = u.data[y * u.stride + x];
    float vHere = v.data[y * v.stride + x];
    float uLaplacian = FivePoint_Laplacian(u, x, y);
    float vLaplacian = FivePoint_Laplacian(v, x, y);
    float reaction = c.TimeStep * (uHere * uHere * vHere);
    uNext.data[y * uNext.stride + x] = uHere + (c.DiffusionU * uLaplacian + (c.A - c.TimeStep * uHere + reaction));
    vNext.data[y * vNext.stride + x] = vHere + (c.DiffusionV * vLaplacian + (c.B - reaction));
}

// Schnakenberg.Step, Schnakenberg.cs:21
static inline __attribute__((always_inline)) void Schnakenberg_Step_item(Index2D cell, float_view2d u, float_view2d v, float_view2d uNext, float_view2d vNext, Coefficients c)
{
    Schnakenberg_Update(cell.x + 1, cell.y + 1, u, v, uNext, vNext, c);
}

KRD_TARGET __kernel void Schnakenberg_Step(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT u_data, long u_offset, long u_length, int u_extent_x, int u_extent_y, int u_stride,
    __global float* KRD_RESTRICT v_data, long v_offset, long v_length, int v_extent_x, int v_extent_y, int v_stride,
    __global float* KRD_RESTRICT uNext_data, long uNext_offset, long uNext_length, int uNext_extent_x, int uNext_extent_y, int uNext_stride,
    __global float* KRD_RESTRICT vNext_data, long vNext_offset, long vNext_length, int vNext_extent_x, int vNext_extent_y, int vNext_stride,
    Coefficients c)
{
    float_view2d u = (float_view2d){u_data + u_offset, u_length, u_extent_x, u_extent_y, u_stride};
    float_view2d v = (float_view2d){v_data + v_offset, v_length, v_extent_x, v_extent_y, v_stride};
    float_view2d uNext = (float_view2d){uNext_data + uNext_offset, uNext_length, uNext_extent_x, uNext_extent_y, uNext_stride};
    float_view2d vNext = (float_view2d){vNext_data + vNext_offset, vNext_length, vNext_extent_x, vNext_extent_y, vNext_stride};
#ifdef KRD_BLOCKS
    int y_block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y_first = (int)get_global_id(1) * y_block;
    int y_end = extent_y - y_first < y_block ? extent_y : y_first + y_block;
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int y = y_first; y < y_end; y++)
        for (int x = x_first; x < x_end; x++)
            Schnakenberg_Step_item((Index2D){x, y}, u, v, uNext, vNext, c);
#else
    int y = (int)get_global_id(1);
    if (y >= extent_y)
        return;
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    Schnakenberg_Step_item((Index2D){x, y}, u, v, uNext, vNext, c);
#endif
}
