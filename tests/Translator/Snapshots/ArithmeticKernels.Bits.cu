// ArithmeticKernels.Bits in CUDA C, from ArithmeticKernels.cs:117
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { unsigned int* data; long long length; } uint_view;
typedef struct { int* data; long long length; } int_view;

static __device__ __forceinline__ int krd_ctz_uint(unsigned int a)
{
    return __popc(~a & (a - 1));
}

static __device__ __forceinline__ int krd_ctz_ulong(unsigned long long a)
{
    return __popcll(~a & (a - 1));
}

static __device__ __forceinline__ unsigned int krd_rotl_uint(unsigned int a, int n)
{
    return (a << (n & (sizeof(a) * 8 - 1))) | (a >> (-n & (sizeof(a) * 8 - 1)));
}

static __device__ __forceinline__ unsigned int krd_rotr_uint(unsigned int a, int n)
{
    return (a >> (n & (sizeof(a) * 8 - 1))) | (a << (-n & (sizeof(a) * 8 - 1)));
}

static __device__ __forceinline__ int krd_max_int(int a, int b)
{
    return a > b ? a : b;
}

static __device__ __forceinline__ unsigned int krd_min_uint(unsigned int a, unsigned int b)
{
    return a < b ? a : b;
}

static __device__ __forceinline__ int krd_abs_int(int a)
{
    return a < 0 ? (int)(0 - (unsigned int)a) : a;
}

static __device__ __forceinline__ int krd_div_up_int(int a, int b)
{
    return (a + b - 1) / b;
}

static __device__ __forceinline__ int krd_min_int(int a, int b)
{
    return a < b ? a : b;
}

static __device__ __forceinline__ int krd_clamp_int(int value, int min, int max)
{
    return krd_max_int(krd_min_int(value, max), min);
}

// ArithmeticKernels.Bits, ArithmeticKernels.cs:117
static __device__ __forceinline__ void ArithmeticKernels_Bits_item(int i, uint_view a, int_view result)
{
    unsigned int x = a.data[i];
    unsigned long long wide = ((unsigned long long)x << 32) | (unsigned long long)(x * 2654435761u);
    int at = i * 6;
    result.data[at] = __popc(x) + __popcll(wide) * 100;
    result.data[at + 1] = __clz(x) + __clzll(wide) * 100;
    result.data[at + 2] = krd_ctz_uint(x) + krd_ctz_ulong(wide) * 100;
    result.data[at + 3] = (int)(krd_rotl_uint(x, (int)(x & 63u)) ^ krd_rotr_uint(x, 7));
    result.data[at + 4] = (long long)(__popc((int)x) + (krd_max_int((int)x, 5) >> 1)) + (long long)krd_min_uint(x, 9u) > 12LL ? 1 : 0;
    result.data[at + 5] = krd_abs_int((int)x) ^ krd_div_up_int((int)(x & 65535u), 7) ^ krd_clamp_int((int)x, -5, 5);
}

extern "C" __global__ void __launch_bounds__(256) ArithmeticKernels_Bits(
    int extent_x,
    unsigned int* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    int* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    uint_view a = uint_view{a_data, a_length};
    int_view result = int_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Bits_item(x, a, result);
}
