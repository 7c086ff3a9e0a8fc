// ArithmeticKernels.Bits in OpenCL C, from ArithmeticKernels.cs:117
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
typedef struct { __global int* data; long length; } int_view;

static inline __attribute__((always_inline)) int krd_ctz_uint(uint a)
{
    return (int)popcount(~a & (a - 1));
}

static inline __attribute__((always_inline)) int krd_ctz_ulong(ulong a)
{
    return (int)popcount(~a & (a - 1));
}

static inline __attribute__((always_inline)) uint krd_rotl_uint(uint a, int n)
{
    return (a << (n & (sizeof(a) * 8 - 1))) | (a >> (-n & (sizeof(a) * 8 - 1)));
}

static inline __attribute__((always_inline)) uint krd_rotr_uint(uint a, int n)
{
    return (a >> (n & (sizeof(a) * 8 - 1))) | (a << (-n & (sizeof(a) * 8 - 1)));
}

static inline __attribute__((always_inline)) int krd_max_int(int a, int b)
{
    return a > b ? a : b;
}

static inline __attribute__((always_inline)) uint krd_min_uint(uint a, uint b)
{
    return a < b ? a : b;
}

static inline __attribute__((always_inline)) int krd_abs_int(int a)
{
    return a < 0 ? (int)(0 - (uint)a) : a;
}

static inline __attribute__((always_inline)) int krd_div_up_int(int a, int b)
{
    return (a + b - 1) / b;
}

static inline __attribute__((always_inline)) int krd_min_int(int a, int b)
{
    return a < b ? a : b;
}

static inline __attribute__((always_inline)) int krd_clamp_int(int value, int min, int max)
{
    return krd_max_int(krd_min_int(value, max), min);
}

// ArithmeticKernels.Bits, ArithmeticKernels.cs:117
static inline __attribute__((always_inline)) void ArithmeticKernels_Bits_item(int i, uint_view a, int_view result)
{
    uint x = a.data[i];
    ulong wide = ((ulong)x << 32) | (ulong)(x * 2654435761u);
    int at = i * 6;
    result.data[at] = (int)popcount(x) + (int)popcount(wide) * 100;
    result.data[at + 1] = (int)clz(x) + (int)clz(wide) * 100;
    result.data[at + 2] = krd_ctz_uint(x) + krd_ctz_ulong(wide) * 100;
    result.data[at + 3] = (int)(krd_rotl_uint(x, (int)(x & 63u)) ^ krd_rotr_uint(x, 7));
    result.data[at + 4] = (long)((int)popcount((int)x) + (krd_max_int((int)x, 5) >> 1)) + (long)krd_min_uint(x, 9u) > 12L ? 1 : 0;
    result.data[at + 5] = krd_abs_int((int)x) ^ krd_div_up_int((int)(x & 65535u), 7) ^ krd_clamp_int((int)x, -5, 5);
}

KRD_TARGET __kernel void ArithmeticKernels_Bits(
    int extent_x,
    __global uint* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global int* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    uint_view a = (uint_view){a_data + a_offset, a_length};
    int_view result = (int_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ArithmeticKernels_Bits_item(x, a, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Bits_item(x, a, result);
#endif
}
