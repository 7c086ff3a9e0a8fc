// ArithmeticKernels.Integers in OpenCL C, from ArithmeticKernels.cs:15
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

// ArithmeticKernels.Integers, ArithmeticKernels.cs:15
static inline __attribute__((always_inline)) void ArithmeticKernels_Integers_item(int i, int_view a, int_view b, int_view result)
{
    int x = a.data[i];
    int y = b.data[i];
    int small = x % 1000 * (y % 1000);
    int sum = small + (x & 65535) - (y | 3855) % 77 + (x ^ y) / 3;
    sum += ~x & 255;
    sum -= x >> 3;
    sum ^= (x & 65535) << (y & 7 & 31);
    sum |= (int)((uint)y >> 28);
    int top = x;
    top = (int)((uint)top >> 5);
    top >>= 1;
    int masked = (x >> (y & 31)) ^ (int)((uint)x >> (y & 31)) ^ ((x & 1) << ((y + 35) & 15 & 31));
    result.data[i] = sum ^ top ^ masked ^ -(x / (y | 1) % 65537) ^ (x == y || (x < y && !(x > 3)) ? 1 : 2);
}

KRD_TARGET __kernel void ArithmeticKernels_Integers(
    int extent_x,
    __global int* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global int* KRD_RESTRICT b_data, long b_offset, long b_length,
    __global int* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    int_view a = (int_view){a_data + a_offset, a_length};
    int_view b = (int_view){b_data + b_offset, b_length};
    int_view result = (int_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ArithmeticKernels_Integers_item(x, a, b, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Integers_item(x, a, b, result);
#endif
}
