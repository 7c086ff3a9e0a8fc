// GroupKernels.Votes in OpenCL C, from GroupKernels.cs:57
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

static inline __attribute__((always_inline)) int krd_linear_index()
{
    return (int)((get_local_id(2) * get_local_size(1) + get_local_id(1)) * get_local_size(0) + get_local_id(0));
}

static inline __attribute__((always_inline)) int krd_barrier_count(bool predicate, __local int* count)
{
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    if (krd_linear_index() == 0)
        *count = 0;
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    if (predicate)
        atomic_inc(count);
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    return *count;
}

static inline __attribute__((always_inline)) int krd_broadcast_int(int value, int index, __local int* slot)
{
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    if (krd_linear_index() == index)
        *slot = value;
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    return *slot;
}

// GroupKernels.Votes, GroupKernels.cs:57
KRD_TARGET __kernel void GroupKernels_Votes(
    __global int* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global int* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    __local int count;
    __local int count_;
    __local int count__;
    __local int slot;
    int_view data = (int_view){data_data + data_offset, data_length};
    int_view result = (int_view){result_data + result_offset, result_length};
    int value = data.data[(int)get_group_id(0) * (int)get_local_size(0) + (int)get_local_id(0)];
    int odd = krd_barrier_count((value & 1) != 0, &count);
    bool all = krd_barrier_count(!(value > 10), &count_) == 0;
    bool any = krd_barrier_count(value > 90, &count__) != 0;
    int third = krd_broadcast_int(value, 3, &slot);
    if (krd_linear_index() == 0)
    {
        result.data[(int)get_group_id(0)] = odd + (all ? 1000 : 0) + (any ? 2000 : 0) + 10000 * third;
    }
}
