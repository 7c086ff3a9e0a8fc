// LaunchKernels.WhereAmI in OpenCL C, from LaunchKernels.cs:34
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif

typedef struct { __global int* data; long length; } int_view;

static inline int krd_linear_index()
{
    return (int)((get_local_id(2) * get_local_size(1) + get_local_id(1)) * get_local_size(0) + get_local_id(0));
}

static inline long krd_global_linear_index()
{
    long group = ((long)get_group_id(2) * get_num_groups(1) + get_group_id(1)) * get_num_groups(0) + get_group_id(0);
    return group * (long)(get_local_size(0) * get_local_size(1) * get_local_size(2)) + krd_linear_index();
}

// LaunchKernels.WhereAmI, LaunchKernels.cs:34
__kernel void LaunchKernels_WhereAmI(
    __global int* KRD_RESTRICT linear_data, long linear_offset, long linear_length,
    __global int* KRD_RESTRICT visits_data, long visits_offset, long visits_length)
{
    int_view linear = (int_view){linear_data + linear_offset, linear_length};
    int_view visits = (int_view){visits_data + visits_offset, visits_length};
    int global_ = (int)krd_global_linear_index();
    linear.data[global_] = krd_linear_index() + 1000 * ((int)get_group_id(0) + (int)get_num_groups(0) * ((int)get_group_id(1) + (int)get_num_groups(1) * (int)get_group_id(2)));
    atomic_add(&visits.data[global_], 1);
}
