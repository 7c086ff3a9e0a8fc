// GhostRing.Fill in OpenCL C, from GhostRing.cs:15
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global float* data; long length; int extent_x, extent_y, stride; } float_view2d;

// GhostRing.Fill, GhostRing.cs:15
static inline __attribute__((always_inline)) void GhostRing_Fill_item(int index, float_view2d u, float_view2d v, int width, int height, int boundary)
{
    int i = index + 1;
    if (i <= width)
    {
        int top = boundary == 0 ? height : 1;
        int bottom = boundary == 0 ? 1 : height;
        u.data[0 * u.stride + i] = boundary == 2 ? 0.0f : u.data[top * u.stride + i];
        v.data[0 * v.stride + i] = boundary == 2 ? 0.0f : v.data[top * v.stride + i];
        u.data[(height + 1) * u.stride + i] = boundary == 2 ? 0.0f : u.data[bottom * u.stride + i];
        v.data[(height + 1) * v.stride + i] = boundary == 2 ? 0.0f : v.data[bottom * v.stride + i];
    }
    if (i <= height)
    {
        int left = boundary == 0 ? width : 1;
        int right = boundary == 0 ? 1 : width;
        u.data[i * u.stride + 0] = boundary == 2 ? 0.0f : u.data[i * u.stride + left];
        v.data[i * v.stride + 0] = boundary == 2 ? 0.0f : v.data[i * v.stride + left];
        u.data[i * u.stride + width + 1] = boundary == 2 ? 0.0f : u.data[i * u.stride + right];
        v.data[i * v.stride + width + 1] = boundary == 2 ? 0.0f : v.data[i * v.stride + right];
    }
}

KRD_TARGET __kernel void GhostRing_Fill(
    int extent_x,
    __global float* KRD_RESTRICT u_data, long u_offset, long u_length, int u_extent_x, int u_extent_y, int u_stride,
    __global float* KRD_RESTRICT v_data, long v_offset, long v_length, int v_extent_x, int v_extent_y, int v_stride,
    int width,
    int height,
    int boundary)
{
    float_view2d u = (float_view2d){u_data + u_offset, u_length, u_extent_x, u_extent_y, u_stride};
    float_view2d v = (float_view2d){v_data + v_offset, v_length, v_extent_x, v_extent_y, v_stride};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        GhostRing_Fill_item(x, u, v, width, height, boundary);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    GhostRing_Fill_item(x, u, v, width, height, boundary);
#endif
}
