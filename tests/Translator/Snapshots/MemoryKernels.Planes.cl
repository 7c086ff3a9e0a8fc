// MemoryKernels.Planes in OpenCL C, from MemoryKernels.cs:34
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

static inline __attribute__((always_inline)) Index2D krd_Index2D_Subtract(Index2D a, Index2D b)
{
    return (Index2D){a.x - b.x, a.y - b.y};
}

static inline __attribute__((always_inline)) bool krd_Index2D_InBounds(Index2D a, Index2D b)
{
    return (uint)a.x < (uint)b.x && (uint)a.y < (uint)b.y;
}

static inline __attribute__((always_inline)) bool krd_Index2D_NotEquals(Index2D a, Index2D b)
{
    return a.x != b.x || a.y != b.y;
}

static inline __attribute__((always_inline)) Index2D krd_Index2D_Min(Index2D a, Index2D b)
{
    return (Index2D){a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y};
}

static inline __attribute__((always_inline)) float_view krd_float_view_part(float_view view, long start, long length)
{
    return (float_view){view.data + start, length};
}

// MemoryKernels.Sum, MemoryKernels.cs:79
static inline __attribute__((always_inline)) float MemoryKernels_Sum(float_view values)
{
    float sum = 0.0f;
    for (int k = 0; (long)k < values.length; k++)
    {
        sum += values.data[k];
    }
    return sum;
}

// MemoryKernels.Planes, MemoryKernels.cs:34
static inline __attribute__((always_inline)) void MemoryKernels_Planes_item(Index2D i, float_view2d x, float_view2d y, float_view2d result, float_view flat, int width)
{
    Index2D extent = (Index2D){x.extent_x, x.extent_y};
    Index2D mirrored = krd_Index2D_Subtract(krd_Index2D_Subtract(extent, i), (Index2D){1, 1});
    float value = x.data[mirrored.y * x.stride + mirrored.x] + y.data[i.x * y.stride + i.y] * (float)x.extent_x + (float)y.extent_y;
    Index2D right = (Index2D){(i.x + 1) % extent.x, i.y};
    if (krd_Index2D_InBounds(right, extent) && krd_Index2D_NotEquals(i, (Index2D){0, 0}))
    {
        value += x.data[right.y * x.stride + right.x] + x.data[0 * x.stride + i.x] + y.data[krd_Index2D_Min(i, right).x * y.stride + krd_Index2D_Min(i, right).y];
    }
    value += (float)((long)(x.stride + y.stride) + (long)x.extent_x * x.extent_y + (long)(x.length > 0 ? 1 : 0));
    flat.data[i.y * width + i.x] = value + MemoryKernels_Sum(krd_float_view_part((float_view){x.data, x.length}, 1, 2)) + (float)(extent.x * extent.y);
    result.data[i.x * result.stride + i.y] = value;
}

KRD_TARGET __kernel void MemoryKernels_Planes(
    int extent_x, int extent_y,
    __global float* KRD_RESTRICT x_data, long x_offset, long x_length, int x_extent_x, int x_extent_y, int x_stride,
    __global float* KRD_RESTRICT y_data, long y_offset, long y_length, int y_extent_x, int y_extent_y, int y_stride,
    __global float* KRD_RESTRICT result_data, long result_offset, long result_length, int result_extent_x, int result_extent_y, int result_stride,
    __global float* KRD_RESTRICT flat_data, long flat_offset, long flat_length,
    int width)
{
    float_view2d x = (float_view2d){x_data + x_offset, x_length, x_extent_x, x_extent_y, x_stride};
    float_view2d y = (float_view2d){y_data + y_offset, y_length, y_extent_x, y_extent_y, y_stride};
    float_view2d result = (float_view2d){result_data + result_offset, result_length, result_extent_x, result_extent_y, result_stride};
    float_view flat = (float_view){flat_data + flat_offset, flat_length};
#ifdef KRD_BLOCKS
    int y__block = (extent_y - 1) / (int)get_global_size(1) + 1;
    int y__first = (int)get_global_id(1) * y__block;
    int y__end = extent_y - y__first < y__block ? extent_y : y__first + y__block;
    int x__block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x__first = (int)get_global_id(0) * x__block;
    int x__end = extent_x - x__first < x__block ? extent_x : x__first + x__block;
    for (int y_ = y__first; y_ < y__end; y_++)
        for (int x_ = x__first; x_ < x__end; x_++)
            MemoryKernels_Planes_item((Index2D){x_, y_}, x, y, result, flat, width);
#else
    int y_ = (int)get_global_id(1);
    if (y_ >= extent_y)
        return;
    int x_ = (int)get_global_id(0);
    if (x_ >= extent_x)
        return;
    MemoryKernels_Planes_item((Index2D){x_, y_}, x, y, result, flat, width);
#endif
}
