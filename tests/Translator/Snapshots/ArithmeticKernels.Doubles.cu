// ArithmeticKernels.Doubles in CUDA C, from ArithmeticKernels.cs:76
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { double* data; long long length; } double_view;

static __device__ __forceinline__ double krd_fmax_double(double a, double b)
{
    return a != b ? (b < a || a != a ? a : b) : signbit(b) ? a : b;
}

// ArithmeticKernels.Doubles, ArithmeticKernels.cs:76
static __device__ __forceinline__ void ArithmeticKernels_Doubles_item(int i, double_view a, double_view result)
{
    double x = a.data[i];
    double value = x / 3.0 + sqrt(fabs(x)) * 0.001 - fma(x, x, -0.1);
    result.data[i] = value + (double)(float)x + krd_fmax_double(x, 1.0) + fmod(floor(x), 7.0);
}

extern "C" __global__ void __launch_bounds__(256) ArithmeticKernels_Doubles(
    int extent_x,
    double* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    double* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    double_view a = double_view{a_data, a_length};
    double_view result = double_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ArithmeticKernels_Doubles_item(x, a, result);
}
