// GroupKernels.Dynamic in OpenCL C, from GroupKernels.cs:69
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global int* data; long length; } int_view;
typedef struct { __local int* data; long length; } int_view_shared;

// GroupKernels.Dynamic, GroupKernels.cs:69
KRD_TARGET __kernel void GroupKernels_Dynamic(
    __global int* KRD_RESTRICT data_data, long data_offset, long data_length,
    __local uchar* dynamic_shared,
    int dynamic_shared_bytes)
{
    __local int shared_[1];
    int_view data = (int_view){data_data + data_offset, data_length};
    int_view_shared shared = (int_view_shared){(__local int*)dynamic_shared, dynamic_shared_bytes / (long)sizeof(int)};
    __local int* total = shared_;
    int i = (int)get_local_id(0);
    if (i == 0)
    {
        *total = 0;
    }
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    shared.data[i] = data.data[(int)get_group_id(0) * (int)get_local_size(0) + i];
    atomic_add(total, shared.data[i]);
    mem_fence(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    data.data[(int)get_group_id(0) * (int)get_local_size(0) + i] = shared.data[(int)shared.length - 1 - i] + *total;
}
