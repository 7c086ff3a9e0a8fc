// ArithmeticKernels.Integers in CUDA C, from ArithmeticKernels.cs:15
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;

// ArithmeticKernels.Integers, ArithmeticKernels.cs:15
static __device__ __forceinline__ void ArithmeticKernels_Integers_item(int i, int_view a, int_view b, int_view result)
{
    int x = a.data[i];
    int y = b.data[i];
    int small = x % 1000 * (y % 1000);
    int sum = small + (x & 65535) - (y | 3855) % 77 + (x ^ y) / 3;
    sum += ~x & 255;
    sum -= x >> 3;
    sum ^= (x & 65535) << (y & 7 & 31);
    sum |= (int)((unsigned int)y >> 28);
    int top = x;
    top = (int)((unsigned int)top >> 5);
    top >>= 1;
    int masked = (x >> (y & 31)) ^ (int)((unsigned int)x >> (y & 31)) ^ ((x & 1) << ((y + 35) & 15 & 31));
    result.data[i] = sum ^ top ^ masked ^ -(x / (y | 1) % 65537) ^ (x == y || (x < y && !(x > 3)) ? 1 : 2);
}

extern "C" __global__ void __launch_bounds__(256) ArithmeticKernels_Integers(
    int extent_x,
    int* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    int* KRD_RESTRICT b_data, long long b_offset, long long b_length,
    int* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    int_view a = int_view{a_data, a_length};
    int_view b = int_view{b_data, b_length};
    int_view result = int_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Integers_item(x, a, b, result);
}
