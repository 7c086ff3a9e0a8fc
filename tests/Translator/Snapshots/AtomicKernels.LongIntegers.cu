// AtomicKernels.LongIntegers in CUDA C, from AtomicKernels.cs:27
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;
typedef struct { long long* data; long long length; } long_view;
typedef struct { unsigned long long* data; long long length; } ulong_view;

// AtomicKernels.LongIntegers, AtomicKernels.cs:27
static __device__ __forceinline__ void AtomicKernels_LongIntegers_item(int i, int_view data, long_view result, ulong_view unsigned_)
{
    long long value = (long long)data.data[i] << 20;
    (long long)atomicAdd((unsigned long long*)&result.data[0], (unsigned long long)(value));
    atomicMax(&result.data[1], value);
    atomicMin(&result.data[2], value);
    (long long)atomicXor((unsigned long long*)&result.data[3], (unsigned long long)(value));
    (unsigned long long)atomicAdd((unsigned long long*)&unsigned_.data[0], (unsigned long long)((unsigned long long)value));
    (unsigned long long)atomicOr((unsigned long long*)&unsigned_.data[1], (unsigned long long)((unsigned long long)value));
    atomicMax(&unsigned_.data[2], (unsigned long long)value);
    (unsigned long long)atomicCAS((unsigned long long*)&unsigned_.data[3], (unsigned long long)(0uLL), (unsigned long long)(5uLL));
}

extern "C" __global__ void __launch_bounds__(256) AtomicKernels_LongIntegers(
    int extent_x,
    int* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    long long* KRD_RESTRICT result_data, long long result_offset, long long result_length,
    unsigned long long* KRD_RESTRICT unsigned_data, long long unsigned_offset, long long unsigned_length)
{
    int_view data = int_view{data_data, data_length};
    long_view result = long_view{result_data, result_length};
    ulong_view unsigned_ = ulong_view{unsigned_data, unsigned_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    AtomicKernels_LongIntegers_item(x, data, result, unsigned_);
}
