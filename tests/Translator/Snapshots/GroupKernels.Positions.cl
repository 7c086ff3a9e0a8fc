// GroupKernels.Positions in OpenCL C, from GroupKernels.cs:11
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global long* data; long length; } long_view;
typedef struct { int x, y, z; } Index3D;

static inline __attribute__((always_inline)) int krd_linear_index()
{
    return (int)((get_local_id(2) * get_local_size(1) + get_local_id(1)) * get_local_size(0) + get_local_id(0));
}

static inline __attribute__((always_inline)) long krd_global_linear_index()
{
    long group = ((long)get_group_id(2) * get_num_groups(1) + get_group_id(1)) * get_num_groups(0) + get_group_id(0);
    return group * (long)(get_local_size(0) * get_local_size(1) * get_local_size(2)) + krd_linear_index();
}

// GroupKernels.Positions, GroupKernels.cs:11
KRD_TARGET __kernel void GroupKernels_Positions(
    __global long* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    long_view result = (long_view){result_data + result_offset, result_length};
    Index3D global_ = (Index3D){(int)get_global_id(0), (int)get_global_id(1), (int)get_global_id(2)};
    long at = krd_global_linear_index();
    if (at < result.length)
    {
        result.data[at] = (long)((int)get_group_id(0) + 10 * (int)get_group_id(1) + 100 * (int)get_num_groups(0) + 1000 * krd_linear_index()) + 1000000L * (long)global_.x + 100000000L * (long)global_.y + (long)(krd_linear_index() == 0 ? 7 : 0) + (long)(((Index3D){(int)get_local_size(0), (int)get_local_size(1), (int)get_local_size(2)}).x * ((Index3D){(int)get_local_size(0), (int)get_local_size(1), (int)get_local_size(2)}).y * ((Index3D){(int)get_local_size(0), (int)get_local_size(1), (int)get_local_size(2)}).z) + (long)((Index3D){(int)get_group_id(0), (int)get_group_id(1), (int)get_group_id(2)}).x + (long)((Index3D){(int)get_local_id(0), (int)get_local_id(1), (int)get_local_id(2)}).y + (long)((Index3D){(int)get_num_groups(0), (int)get_num_groups(1), (int)get_num_groups(2)}).z;
    }
}
