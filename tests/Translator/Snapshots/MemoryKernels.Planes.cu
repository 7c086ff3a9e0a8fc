// MemoryKernels.Planes in CUDA C, from MemoryKernels.cs:34
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { float* data; long long length; } float_view;

static __device__ __forceinline__ Index2D krd_Index2D_Subtract(Index2D a, Index2D b)
{
    return Index2D{a.x - b.x, a.y - b.y};
}

static __device__ __forceinline__ bool krd_Index2D_InBounds(Index2D a, Index2D b)
{
    return (unsigned int)a.x < (unsigned int)b.x && (unsigned int)a.y < (unsigned int)b.y;
}

static __device__ __forceinline__ bool krd_Index2D_NotEquals(Index2D a, Index2D b)
{
    return a.x != b.x || a.y != b.y;
}

static __device__ __forceinline__ Index2D krd_Index2D_Min(Index2D a, Index2D b)
{
    return Index2D{a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y};
}

static __device__ __forceinline__ float_view krd_float_view_part(float_view view, long long start, long long length)
{
    return float_view{view.data + start, length};
}

// MemoryKernels.Sum, MemoryKernels.cs:79
static __device__ __forceinline__ float MemoryKernels_Sum(float_view values)
{
    float sum = 0.0f;
    for (int k = 0; (long long)k < values.length; k++)
    {
        sum += values.data[k];
    }
    return sum;
}

// MemoryKernels.Planes, MemoryKernels.cs:34
static __device__ __forceinline__ void MemoryKernels_Planes_item(Index2D i, float_view2d x, float_view2d y, float_view2d result, float_view flat, int width)
{
    Index2D extent = Index2D{x.extent_x, x.extent_y};
    Index2D mirrored = krd_Index2D_Subtract(krd_Index2D_Subtract(extent, i), Index2D{1, 1});
    float value = x.data[mirrored.y * x.stride + mirrored.x] + y.data[i.x * y.stride + i.y] * (float)x.extent_x + (float)y.extent_y;
    Index2D right = Index2D{(i.x + 1) % extent.x, i.y};
    if (krd_Index2D_InBounds(right, extent) && krd_Index2D_NotEquals(i, Index2D{0, 0}))
    {
        value += x.data[right.y * x.stride + right.x] + x.data[0 * x.stride + i.x] + y.data[krd_Index2D_Min(i, right).x * y.stride + krd_Index2D_Min(i, right).y];
    }
    value += (float)((long long)(x.stride + y.stride) + (long long)x.extent_x * x.extent_y + (long long)(x.length > 0 ? 1 : 0));
    flat.data[i.y * width + i.x] = value + MemoryKernels_Sum(krd_float_view_part(float_view{x.data, x.length}, 1, 2)) + (float)(extent.x * extent.y);
    result.data[i.x * result.stride + i.y] = value;
}

extern "C" __global__ void __launch_bounds__(256) MemoryKernels_Planes(
    int extent_x, int extent_y,
    float* KRD_RESTRICT x_data, long long x_offset, long long x_length, int x_extent_x, int x_extent_y, int x_stride,
    float* KRD_RESTRICT y_data, long long y_offset, long long y_length, int y_extent_x, int y_extent_y, int y_stride,
    float* KRD_RESTRICT result_data, long long result_offset, long long result_length, int result_extent_x, int result_extent_y, int result_stride,
    float* KRD_RESTRICT flat_data, long long flat_offset, long long flat_length,
    int width)
{
    float_view2d x = float_view2d{x_data, x_length, x_extent_x, x_extent_y, x_stride};
    float_view2d y = float_view2d{y_data, y_length, y_extent_x, y_extent_y, y_stride};
    float_view2d result = float_view2d{result_data, result_length, result_extent_x, result_extent_y, result_stride};
    float_view flat = float_view{flat_data, flat_length};
    int y_ = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y_ >= extent_y)
        return;
    int x_ = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x_ >= extent_x)
        return;
    MemoryKernels_Planes_item(Index2D{x_, y_}, x, y, result, flat, width);
}
