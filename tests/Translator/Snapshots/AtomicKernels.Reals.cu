// AtomicKernels.Reals in CUDA C, from AtomicKernels.cs:42
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;
typedef struct { float* data; long long length; } float_view;
typedef struct { double* data; long long length; } double_view;

static __device__ __forceinline__ float krd_atomic_add_float_global(float* target, float value)
{
    unsigned int* bits = (unsigned int*)target;
    unsigned int seen = *bits;
    for (;;)
    {
        float old = __uint_as_float(seen);
        unsigned int found = atomicCAS(bits, seen, __float_as_uint(old + value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static __device__ __forceinline__ float krd_atomic_max_float_global(float* target, float value)
{
    unsigned int* bits = (unsigned int*)target;
    unsigned int seen = *bits;
    for (;;)
    {
        float old = __uint_as_float(seen);
        unsigned int found = atomicCAS(bits, seen, __float_as_uint(old > value ? old : value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static __device__ __forceinline__ float krd_atomic_min_float_global(float* target, float value)
{
    unsigned int* bits = (unsigned int*)target;
    unsigned int seen = *bits;
    for (;;)
    {
        float old = __uint_as_float(seen);
        unsigned int found = atomicCAS(bits, seen, __float_as_uint(old < value ? old : value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static __device__ __forceinline__ double krd_atomic_add_double_global(double* target, double value)
{
    unsigned long long* bits = (unsigned long long*)target;
    unsigned long long seen = *bits;
    for (;;)
    {
        double old = __longlong_as_double(seen);
        unsigned long long found = atomicCAS(bits, seen, __double_as_longlong(old + value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static __device__ __forceinline__ double krd_atomic_exchange_double_global(double* target, double value)
{
    unsigned long long* bits = (unsigned long long*)target;
    unsigned long long seen = *bits;
    for (;;)
    {
        double old = __longlong_as_double(seen);
        unsigned long long found = atomicCAS(bits, seen, __double_as_longlong(value));
        if (found == seen)
            return old;
        seen = found;
    }
}

static __device__ __forceinline__ float krd_atomic_exchange_if_float_global(float* target, float compare, float value)
{
    return __uint_as_float(atomicCAS((unsigned int*)target, __float_as_uint(compare), __float_as_uint(value)));
}

// AtomicKernels.Reals, AtomicKernels.cs:42
static __device__ __forceinline__ void AtomicKernels_Reals_item(int i, int_view data, float_view result, double_view wide)
{
    float value = (float)(data.data[i] % 100);
    krd_atomic_add_float_global(&result.data[0], value);
    krd_atomic_max_float_global(&result.data[1], value);
    krd_atomic_min_float_global(&result.data[2], value);
    krd_atomic_add_double_global(&wide.data[0], (double)value);
    krd_atomic_exchange_double_global(&wide.data[1], 3.0);
    krd_atomic_exchange_if_float_global(&result.data[3], 0.0f, 2.0f);
}

extern "C" __global__ void __launch_bounds__(256) AtomicKernels_Reals(
    int extent_x,
    int* KRD_RESTRICT data_data, long long data_offset, long long data_length,
    float* KRD_RESTRICT result_data, long long result_offset, long long result_length,
    double* KRD_RESTRICT wide_data, long long wide_offset, long long wide_length)
{
    int_view data = int_view{data_data, data_length};
    float_view result = float_view{result_data, result_length};
    double_view wide = double_view{wide_data, wide_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    AtomicKernels_Reals_item(x, data, result, wide);
}
