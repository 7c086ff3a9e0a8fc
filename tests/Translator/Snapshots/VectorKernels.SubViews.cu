// VectorKernels.SubViews in CUDA C, from VectorKernels.cs:124
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ float_view krd_float_view_part(float_view view, long long start, long long length)
{
    return float_view{view.data + start, length};
}

// VectorKernels.SubViews, VectorKernels.cs:124
static __device__ __forceinline__ void VectorKernels_SubViews_item(Index2D i, float_view2d plane, float_view line)
{
    float_view row = krd_float_view_part(float_view{plane.data, plane.length}, i.y, KRD_skip + 40);
    line.data[i.x + i.y * KRD_skip] = row.data[i.x];
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_SubViews(
    int extent_x, int extent_y,
    float* KRD_RESTRICT plane_data, long long plane_offset, long long plane_length, int plane_extent_x, int plane_extent_y, int plane_stride,
    float* KRD_RESTRICT line_data, long long line_offset, long long line_length)
{
    float_view2d plane = float_view2d{plane_data + plane_offset, plane_length, plane_extent_x, plane_extent_y, plane_stride};
    float_view line = float_view{line_data + line_offset, line_length};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_SubViews_item(Index2D{x, y}, plane, line);
}
