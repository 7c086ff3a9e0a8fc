// AtomicKernels.Reals in OpenCL C, from AtomicKernels.cs:42
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
#pragma OPENCL EXTENSION cl_khr_int64_extended_atomics : enable

typedef struct { __global int* data; long length; } int_view;
typedef struct { __global float* data; long length; } float_view;
typedef struct { __global double* data; long length; } double_view;

static inline __attribute__((always_inline)) float krd_atomic_add_float_global(volatile __global float* target, float value)
{
    volatile __global uint* bits = (volatile __global uint*)target;
    uint seen = *bits;
    for (;;)
    {
        float old = as_float(seen);
        uint found = atomic_cmpxchg(bits, seen, as_uint(old + value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static inline __attribute__((always_inline)) float krd_atomic_max_float_global(volatile __global float* target, float value)
{
    volatile __global uint* bits = (volatile __global uint*)target;
    uint seen = *bits;
    for (;;)
    {
        float old = as_float(seen);
        uint found = atomic_cmpxchg(bits, seen, as_uint(old > value ? old : value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static inline __attribute__((always_inline)) float krd_atomic_min_float_global(volatile __global float* target, float value)
{
    volatile __global uint* bits = (volatile __global uint*)target;
    uint seen = *bits;
    for (;;)
    {
        float old = as_float(seen);
        uint found = atomic_cmpxchg(bits, seen, as_uint(old < value ? old : value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static inline __attribute__((always_inline)) double krd_atomic_add_double_global(volatile __global double* target, double value)
{
    volatile __global ulong* bits = (volatile __global ulong*)target;
    ulong seen = *bits;
    for (;;)
    {
        double old = as_double(seen);
        ulong found = atom_cmpxchg(bits, seen, as_ulong(old + value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static inline __attribute__((always_inline)) double krd_atomic_exchange_double_global(volatile __global double* target, double value)
{
    volatile __global ulong* bits = (volatile __global ulong*)target;
    ulong seen = *bits;
    for (;;)
    {
        double old = as_double(seen);
        ulong found = atom_cmpxchg(bits, seen, as_ulong(value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static inline __attribute__((always_inline)) float krd_atomic_exchange_if_float_global(volatile __global float* target, float compare, float value)
{
    return as_float(atomic_cmpxchg((volatile __global uint*)target, as_uint(compare), as_uint(value)));
}

// AtomicKernels.Reals, AtomicKernels.cs:42
static inline __attribute__((always_inline)) void AtomicKernels_Reals_item(int i, int_view data, float_view result, double_view wide)
{
    float value = (float)(data.data[i] % 100);
    krd_atomic_add_float_global(&result.data[0], value);
    krd_atomic_max_float_global(&result.data[1], value);
    krd_atomic_min_float_global(&result.data[2], value);
    krd_atomic_add_double_global(&wide.data[0], (double)value);
    krd_atomic_exchange_double_global(&wide.data[1], 3.0);
    krd_atomic_exchange_if_float_global(&result.data[3], 0.0f, 2.0f);
}

KRD_TARGET __kernel void AtomicKernels_Reals(
    int extent_x,
    __global int* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global float* KRD_RESTRICT result_data, long result_offset, long result_length,
    __global double* KRD_RESTRICT wide_data, long wide_offset, long wide_length)
{
    int_view data = (int_view){data_data + data_offset, data_length};
    float_view result = (float_view){result_data + result_offset, result_length};
    double_view wide = (double_view){wide_data + wide_offset, wide_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        AtomicKernels_Reals_item(x, data, result, wide);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    AtomicKernels_Reals_item(x, data, result, wide);
#endif
}
