// GroupKernels.Transpose in CUDA C, from GroupKernels.cs:44
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; int extent_x, extent_y, stride; } int_view2d;

// GroupKernels.Transpose, GroupKernels.cs:44
extern "C" __global__ void GroupKernels_Transpose(
    int* KRD_RESTRICT source_data, long long source_offset, long long source_length, int source_extent_x, int source_extent_y, int source_stride,
    int* KRD_RESTRICT target_data, long long target_offset, long long target_length, int target_extent_x, int target_extent_y, int target_stride)
{
    __shared__ int tile_[72];
    int_view2d source = int_view2d{source_data, source_length, source_extent_x, source_extent_y, source_stride};
    int_view2d target = int_view2d{target_data, target_length, target_extent_x, target_extent_y, target_stride};
    int x = (int)blockIdx.x * 8 + (int)threadIdx.x;
    int y = (int)blockIdx.y * 8 + (int)threadIdx.y;
    if (x < source.extent_x && y < source.extent_y)
    {
        tile_[(int)threadIdx.y * 9 + (int)threadIdx.x] = source.data[y * source.stride + x];
    }
    __syncthreads();
    int left = (int)blockIdx.y * 8 + (int)threadIdx.x;
    int top = (int)blockIdx.x * 8 + (int)threadIdx.y;
    if (left < target.extent_x && top < target.extent_y)
    {
        target.data[top * target.stride + left] = tile_[(int)threadIdx.x * 9 + (int)threadIdx.y] + 9 + 9;
    }
}
