// VectorKernels.Helpers in CUDA C, from VectorKernels.cs:101
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int x, y; } Index2D;
typedef struct { float* data; long long length; int extent_x, extent_y, stride; } float_view2d;
typedef struct { float First; float Second; } Pair;

// VectorKernels.Neighbours, VectorKernels.cs:130
static __device__ __forceinline__ float VectorKernels_Neighbours(float_view2d field, int x, int y)
{
    float left = field.data[x - 1 + y * field.stride];
    return left + field.data[x + 1 + y * field.stride];
}

// VectorKernels.Mix, VectorKernels.cs:138
static __device__ __forceinline__ float VectorKernels_Mix(float a, float b, float t)
{
    return a + t * (b - a);
}

// VectorKernels.Put, VectorKernels.cs:136
static __device__ __forceinline__ void VectorKernels_Put(float_view2d field, int x, int y, float value)
{
    field.data[x + y * field.stride] = value;
}

// VectorKernels.Helpers, VectorKernels.cs:101
static __device__ __forceinline__ void VectorKernels_Helpers_item(Index2D i, float_view2d from, float_view2d to, Pair pair)
{
    float twice = VectorKernels_Mix(VectorKernels_Neighbours(from, i.x + 1, i.y), 2.0f, pair.First);
    VectorKernels_Put(to, i.x, i.y, VectorKernels_Mix(twice, from.data[i.x + i.y * from.stride], VectorKernels_Mix(pair.First, pair.Second, 0.5f)));
}

extern "C" __global__ void __launch_bounds__(256) VectorKernels_Helpers(
    int extent_x, int extent_y,
    float* KRD_RESTRICT from_data, long long from_offset, long long from_length, int from_extent_x, int from_extent_y, int from_stride,
    float* KRD_RESTRICT to_data, long long to_offset, long long to_length, int to_extent_x, int to_extent_y, int to_stride,
    Pair pair)
{
    float_view2d from = float_view2d{from_data + from_offset, from_length, from_extent_x, from_extent_y, from_stride};
    float_view2d to = float_view2d{to_data + to_offset, to_length, to_extent_x, to_extent_y, to_stride};
    int y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (y >= extent_y)
        return;
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    VectorKernels_Helpers_item(Index2D{x, y}, from, to, pair);
}
