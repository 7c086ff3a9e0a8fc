// GroupKernels.Transpose in OpenCL C, from GroupKernels.cs:44
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global int* data; long length; int extent_x, extent_y, stride; } int_view2d;

// GroupKernels.Transpose, GroupKernels.cs:44
KRD_TARGET __kernel void GroupKernels_Transpose(
    __global int* KRD_RESTRICT source_data, long source_offset, long source_length, int source_extent_x, int source_extent_y, int source_stride,
    __global int* KRD_RESTRICT target_data, long target_offset, long target_length, int target_extent_x, int target_extent_y, int target_stride)
{
    __local int tile_[72];
    int_view2d source = (int_view2d){source_data + source_offset, source_length, source_extent_x, source_extent_y, source_stride};
    int_view2d target = (int_view2d){target_data + target_offset, target_length, target_extent_x, target_extent_y, target_stride};
    int x = (int)get_group_id(0) * 8 + (int)get_local_id(0);
    int y = (int)get_group_id(1) * 8 + (int)get_local_id(1);
    if (x < source.extent_x && y < source.extent_y)
    {
        tile_[(int)get_local_id(1) * 9 + (int)get_local_id(0)] = source.data[y * source.stride + x];
    }
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    int left = (int)get_group_id(1) * 8 + (int)get_local_id(0);
    int top = (int)get_group_id(0) * 8 + (int)get_local_id(1);
    if (left < target.extent_x && top < target.extent_y)
    {
        target.data[top * target.stride + left] = tile_[(int)get_local_id(0) * 9 + (int)get_local_id(1)] + 9 + 9;
    }
}
