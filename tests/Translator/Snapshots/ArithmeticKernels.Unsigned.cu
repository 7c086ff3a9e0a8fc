// ArithmeticKernels.Unsigned in CUDA C, from ArithmeticKernels.cs:32
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { unsigned int* data; long long length; } uint_view;
typedef struct { unsigned long long* data; long long length; } ulong_view;

// ArithmeticKernels.Unsigned, ArithmeticKernels.cs:32
static __device__ __forceinline__ void ArithmeticKernels_Unsigned_item(int i, uint_view a, uint_view b, ulong_view result)
{
    unsigned int x = a.data[i];
    unsigned int y = b.data[i];
    unsigned int hash = 2166136261u;
    hash = (hash ^ x) * 16777619u;
    hash = (hash ^ (y >> 7)) * 16777619u;
    hash += hash << 3;
    hash ^= hash >> ((int)y & 31);
    unsigned long long wide = (unsigned long long)hash * (unsigned long long)x + (unsigned long long)y;
    wide = (wide << 37) | (wide >> 27);
    long long mixed = (long long)x - (long long)y;
    result.data[i] = wide ^ (unsigned long long)mixed ^ (unsigned long long)(mixed >> 3) ^ (unsigned long long)(long long)((unsigned long long)mixed >> 60) ^ (unsigned long long)~y;
}

extern "C" __global__ void __launch_bounds__(256) ArithmeticKernels_Unsigned(
    int extent_x,
    unsigned int* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    unsigned int* KRD_RESTRICT b_data, long long b_offset, long long b_length,
    unsigned long long* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    uint_view a = uint_view{a_data, a_length};
    uint_view b = uint_view{b_data, b_length};
    ulong_view result = ulong_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Unsigned_item(x, a, b, result);
}
