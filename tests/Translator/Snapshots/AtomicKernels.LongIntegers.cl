// AtomicKernels.LongIntegers in OpenCL C, from AtomicKernels.cs:27
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
#pragma OPENCL EXTENSION cl_khr_int64_extended_atomics : enable

typedef struct { __global int* data; long length; } int_view;
typedef struct { __global long* data; long length; } long_view;
typedef struct { __global ulong* data; long length; } ulong_view;

// AtomicKernels.LongIntegers, AtomicKernels.cs:27
static inline __attribute__((always_inline)) void AtomicKernels_LongIntegers_item(int i, int_view data, long_view result, ulong_view unsigned_)
{
    long value = (long)data.data[i] << 20;
    atom_add(&result.data[0], value);
    atom_max(&result.data[1], value);
    atom_min(&result.data[2], value);
    atom_xor(&result.data[3], value);
    atom_add(&unsigned_.data[0], (ulong)value);
    atom_or(&unsigned_.data[1], (ulong)value);
    atom_max(&unsigned_.data[2], (ulong)value);
    atom_cmpxchg(&unsigned_.data[3], 0uL, 5uL);
}

KRD_TARGET __kernel void AtomicKernels_LongIntegers(
    int extent_x,
    __global int* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global long* KRD_RESTRICT result_data, long result_offset, long result_length,
    __global ulong* KRD_RESTRICT unsigned_data, long unsigned_offset, long unsigned_length)
{
    int_view data = (int_view){data_data + data_offset, data_length};
    long_view result = (long_view){result_data + result_offset, result_length};
    ulong_view unsigned_ = (ulong_view){unsigned_data + unsigned_offset, unsigned_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        AtomicKernels_LongIntegers_item(x, data, result, unsigned_);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    AtomicKernels_LongIntegers_item(x, data, result, unsigned_);
#endif
}
