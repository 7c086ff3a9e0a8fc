// ArithmeticKernels.Unsigned in OpenCL C, from ArithmeticKernels.cs:32
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global uint* data; long length; } uint_view;
typedef struct { __global ulong* data; long length; } ulong_view;

// ArithmeticKernels.Unsigned, ArithmeticKernels.cs:32
static inline __attribute__((always_inline)) void ArithmeticKernels_Unsigned_item(int i, uint_view a, uint_view b, ulong_view result)
{
    uint x = a.data[i];
    uint y = b.data[i];
    uint hash = 2166136261u;
    hash = (hash ^ x) * 16777619u;
    hash = (hash ^ (y >> 7)) * 16777619u;
    hash += hash << 3;
    hash ^= hash >> ((int)y & 31);
    ulong wide = (ulong)hash * (ulong)x + (ulong)y;
    wide = (wide << 37) | (wide >> 27);
    long mixed = (long)x - (long)y;
    result.data[i] = wide ^ (ulong)mixed ^ (ulong)(mixed >> 3) ^ (ulong)(long)((ulong)mixed >> 60) ^ (ulong)~y;
}

KRD_TARGET __kernel void ArithmeticKernels_Unsigned(
    int extent_x,
    __global uint* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global uint* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global ulong* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    uint_view a = (uint_view){a_data + a_offset, a_length};
    uint_view b = (uint_view){b_data + b_offset, b_length};
    ulong_view result = (ulong_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ArithmeticKernels_Unsigned_item(x, a, b, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Unsigned_item(x, a, b, result);
#endif
}
