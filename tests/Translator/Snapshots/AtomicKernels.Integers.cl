// AtomicKernels.Integers in OpenCL C, from AtomicKernels.cs:9
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
typedef struct { __global uint* data; long length; } uint_view;

// AtomicKernels.Integers, AtomicKernels.cs:9
static inline __attribute__((always_inline)) void AtomicKernels_Integers_item(int i, int_view data, int_view result, uint_view unsigned_)
{
    int value = data.data[i];
    atomic_add(&result.data[0], value);
    atomic_max(&result.data[1], value);
    atomic_min(&result.data[2], value);
    atomic_and(&result.data[3], value | 255);
    atomic_or(&result.data[4], value & 240);
    atomic_xor(&result.data[5], value);
    int slot = atomic_add(&result.data[6], 1);
    unsigned_.data[8 + slot] = 1u;
    atomic_add(&unsigned_.data[0], (uint)value);
    atomic_max(&unsigned_.data[1], (uint)value);
    if (atomic_cmpxchg(&unsigned_.data[2], 0u, 5u) == 0u)
    {
        atomic_xchg(&unsigned_.data[3], 9u);
    }
}

KRD_TARGET __kernel void AtomicKernels_Integers(
    int extent_x,
    __global int* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global int* KRD_RESTRICT result_data, long result_offset, long result_length,
    __global uint* KRD_RESTRICT unsigned_data, long unsigned_offset, long unsigned_length)
{
    int_view data = (int_view){data_data + data_offset, data_length};
    int_view result = (int_view){result_data + result_offset, result_length};
    uint_view unsigned_ = (uint_view){unsigned_data + unsigned_offset, unsigned_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        AtomicKernels_Integers_item(x, data, result, unsigned_);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    AtomicKernels_Integers_item(x, data, result, unsigned_);
#endif
}
