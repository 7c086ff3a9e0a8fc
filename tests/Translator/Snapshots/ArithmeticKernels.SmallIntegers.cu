// ArithmeticKernels.SmallIntegers in CUDA C, from ArithmeticKernels.cs:47
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { unsigned char* data; long long length; } byte_view;
typedef struct { short* data; long long length; } short_view;
typedef struct { int* data; long long length; } int_view;

// ArithmeticKernels.SmallIntegers, ArithmeticKernels.cs:47
static __device__ __forceinline__ void ArithmeticKernels_SmallIntegers_item(int i, byte_view bytes, short_view shorts, int_view result)
{
    unsigned char b = bytes.data[i];
    short s = shorts.data[i];
    b += 200;
    s -= 30000;
    b++;
    signed char signed_ = (signed char)b;
    unsigned short u = (unsigned short)((int)s * 3);
    int promoted = (int)b + (int)s + (int)signed_ + (int)u;
    bytes.data[i] = (unsigned char)((int)b ^ promoted);
    shorts.data[i]--;
    result.data[i] = promoted - (int)(unsigned char)(promoted >> 2) + ((int)b << 4) + (int)((unsigned int)(int)s >> 1);
}

extern "C" __global__ void __launch_bounds__(256) ArithmeticKernels_SmallIntegers(
    int extent_x,
    unsigned char* KRD_RESTRICT bytes_data, long long bytes_offset, long long bytes_length,
    short* KRD_RESTRICT shorts_data, long long shorts_offset, long long shorts_length,
    int* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    byte_view bytes = byte_view{bytes_data, bytes_length};
    short_view shorts = short_view{shorts_data, shorts_length};
    int_view result = int_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ArithmeticKernels_SmallIntegers_item(x, bytes, shorts, result);
}
