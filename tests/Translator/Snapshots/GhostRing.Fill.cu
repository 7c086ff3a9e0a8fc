// GhostRing.Fill in CUDA C, from GhostRing.cs:15
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; int extent_x, extent_y, stride; } float_view2d;

// GhostRing.Fill, GhostRing.cs:15
static __device__ __forceinline__ void GhostRing_Fill_item(int index, float_view2d u, float_view2d v, int width, int height, int boundary)
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

extern "C" __global__ void __launch_bounds__(256) GhostRing_Fill(
    int extent_x,
    float* KRD_RESTRICT u_data, long long u_offset, long long u_length, int u_extent_x, int u_extent_y, int u_stride,
    float* KRD_RESTRICT v_data, long long v_offset, long long v_length, int v_extent_x, int v_extent_y, int v_stride,
    int width,
    int height,
    int boundary)
{
    float_view2d u = float_view2d{u_data, u_length, u_extent_x, u_extent_y, u_stride};
    float_view2d v = float_view2d{v_data, v_length, v_extent_x, v_extent_y, v_stride};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    GhostRing_Fill_item(x, u, v, width, height, boundary);
}
