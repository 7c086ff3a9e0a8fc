// ArithmeticKernels.SmallIntegers in OpenCL C, from ArithmeticKernels.cs:47
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global uchar* data; long length; } byte_view;
typedef struct { __global short* data; long length; } short_view;
typedef struct { __global int* data; long length; } int_view;

// ArithmeticKernels.SmallIntegers, ArithmeticKernels.cs:47
static inline __attribute__((always_inline)) void ArithmeticKernels_SmallIntegers_item(int i, byte_view bytes, short_view shorts, int_view result)
{
    uchar b = bytes.data[i];
    short s = shorts.data[i];
    b += 200;
    s -= 30000;
    b++;
    char signed_ = (char)b;
    ushort u = (ushort)((int)s * 3);
    int promoted = (int)b + (int)s + (int)signed_ + (int)u;
    bytes.data[i] = (uchar)((int)b ^ promoted);
    shorts.data[i]--;
    result.data[i] = promoted - (int)(uchar)(promoted >> 2) + ((int)b << 4) + (int)((uint)(int)s >> 1);
}

KRD_TARGET __kernel void ArithmeticKernels_SmallIntegers(
    int extent_x,
    __global uchar* KRD_RESTRICT bytes_data, long bytes_offset, long bytes_length,
    __global short* KRD_RESTRICT shorts_data, long shorts_offset, long shorts_length,
    __global int* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    byte_view bytes = (byte_view){bytes_data + bytes_offset, bytes_length};
    short_view shorts = (short_view){shorts_data + shorts_offset, shorts_length};
    int_view result = (int_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ArithmeticKernels_SmallIntegers_item(x, bytes, shorts, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ArithmeticKernels_SmallIntegers_item(x, bytes, shorts, result);
#endif
}
