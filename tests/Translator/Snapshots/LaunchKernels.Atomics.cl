// LaunchKernels.Atomics in OpenCL C, from LaunchKernels.cs:42
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
#pragma OPENCL EXTENSION cl_khr_int64_extended_atomics : enable

typedef struct { __global int* data; long length; } int_view;
typedef struct { __global uint* data; long length; } uint_view;
typedef struct { __global long* data; long length; } long_view;
typedef struct { __global ulong* data; long length; } ulong_view;
typedef struct { __global float* data; long length; } float_view;
typedef struct { __global double* data; long length; } double_view;

static inline float krd_atomic_add_float_global(volatile __global float* target, float value)
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

static inline float krd_atomic_max_float_global(volatile __global float* target, float value)
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

static inline float krd_atomic_min_float_global(volatile __global float* target, float value)
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

static inline double krd_atomic_add_double_global(volatile __global double* target, double value)
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

static inline double krd_atomic_max_double_global(volatile __global double* target, double value)
{
    volatile __global ulong* bits = (volatile __global ulong*)target;
    ulong seen = *bits;
    for (;;)
    {
        double old = as_double(seen);
        ulong found = atom_cmpxchg(bits, seen, as_ulong(old > value ? old : value));
        if (found == seen)
            return old;
        seen = found;
    }
}

// LaunchKernels.Atomics, LaunchKernels.cs:42
static inline void LaunchKernels_Atomics_item(int i, int_view ints, uint_view uints, long_view longs, ulong_view ulongs, float_view floats, double_view doubles)
{
    int value = i + 1;
    atomic_add(&ints.data[0], value);
    atomic_max(&ints.data[1], value);
    atomic_min(&ints.data[2], -value);
    atomic_xor(&ints.data[3], value);
    atomic_or(&ints.data[4], 1 << (i & 15 & 31));
    atomic_and(&ints.data[5], ~(1 << (i & 15 & 31)));
    atomic_add(&uints.data[0], (uint)value);
    atomic_max(&uints.data[1], (uint)value);
    atom_add(&longs.data[0], (long)value << 20);
    atom_min(&longs.data[1], -((long)value << 20));
    atom_add(&ulongs.data[0], (ulong)value << 32);
    atom_xor(&ulongs.data[1], (ulong)value << 32);
    krd_atomic_add_float_global(&floats.data[0], (float)(i & 3) * 0.5f);
    krd_atomic_max_float_global(&floats.data[1], (float)value);
    krd_atomic_min_float_global(&floats.data[2], -(float)value);
    krd_atomic_add_double_global(&doubles.data[0], (double)value * 0.5);
    krd_atomic_max_double_global(&doubles.data[1], (double)value);
}

__kernel void LaunchKernels_Atomics(
    int extent_x,
    __global int* KRD_RESTRICT ints_data, long ints_offset, long ints_length,
    __global uint* KRD_RESTRICT uints_data, long uints_offset, long uints_length,
    __global long* KRD_RESTRICT longs_data, long longs_offset, long longs_length,
    __global ulong* KRD_RESTRICT ulongs_data, long ulongs_offset, long ulongs_length,
    __global float* KRD_RESTRICT floats_data, long floats_offset, long floats_length,
    __global double* KRD_RESTRICT doubles_data, long doubles_offset, long doubles_length)
{
    int_view ints = (int_view){ints_data + ints_offset, ints_length};
    uint_view uints = (uint_view){uints_data + uints_offset, uints_length};
    long_view longs = (long_view){longs_data + longs_offset, longs_length};
    ulong_view ulongs = (ulong_view){ulongs_data + ulongs_offset, ulongs_length};
    float_view floats = (float_view){floats_data + floats_offset, floats_length};
    double_view doubles = (double_view){doubles_data + doubles_offset, doubles_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        LaunchKernels_Atomics_item(x, ints, uints, longs, ulongs, floats, doubles);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    LaunchKernels_Atomics_item(x, ints, uints, longs, ulongs, floats, doubles);
#endif
}
