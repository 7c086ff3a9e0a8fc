// LaunchKernels.Atomics in CUDA C, from LaunchKernels.cs:42
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;
typedef struct { unsigned int* data; long long length; } uint_view;
typedef struct { long long* data; long long length; } long_view;
typedef struct { unsigned long long* data; long long length; } ulong_view;
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

static __device__ __forceinline__ double krd_atomic_max_double_global(double* target, double value)
{
    unsigned long long* bits = (unsigned long long*)target;
    unsigned long long seen = *bits;
    for (;;)
    {
        double old = __longlong_as_double(seen);
        unsigned long long found = atomicCAS(bits, seen, __double_as_longlong(old > value ? old : value));
        if (found == seen)
            return old;
        seen = found;
    }
}

// LaunchKernels.Atomics, LaunchKernels.cs:42
static __device__ __forceinline__ void LaunchKernels_Atomics_item(int i, int_view ints, uint_view uints, long_view longs, ulong_view ulongs, float_view floats, double_view doubles)
{
    int value = i + 1;
    atomicAdd(&ints.data[0], value);
    atomicMax(&ints.data[1], value);
    atomicMin(&ints.data[2], -value);
    atomicXor(&ints.data[3], value);
    atomicOr(&ints.data[4], 1 << (i & 15 & 31));
    atomicAnd(&ints.data[5], ~(1 << (i & 15 & 31)));
    atomicAdd(&uints.data[0], (unsigned int)value);
    atomicMax(&uints.data[1], (unsigned int)value);
    (long long)atomicAdd((unsigned long long*)&longs.data[0], (unsigned long long)((long long)value << 20));
    atomicMin(&longs.data[1], -((long long)value << 20));
    (unsigned long long)atomicAdd((unsigned long long*)&ulongs.data[0], (unsigned long long)((unsigned long long)value << 32));
    (unsigned long long)atomicXor((unsigned long long*)&ulongs.data[1], (unsigned long long)((unsigned long long)value << 32));
    krd_atomic_add_float_global(&floats.data[0], (float)(i & 3) * 0.5f);
    krd_atomic_max_float_global(&floats.data[1], (float)value);
    krd_atomic_min_float_global(&floats.data[2], -(float)value);
    krd_atomic_add_double_global(&doubles.data[0], (double)value * 0.5);
    krd_atomic_max_double_global(&doubles.data[1], (double)value);
}

extern "C" __global__ void __launch_bounds__(256) LaunchKernels_Atomics(
    int extent_x,
    int* KRD_RESTRICT ints_data, long long ints_offset, long long ints_length,
    unsigned int* KRD_RESTRICT uints_data, long long uints_offset, long long uints_length,
    long long* KRD_RESTRICT longs_data, long long longs_offset, long long longs_length,
    unsigned long long* KRD_RESTRICT ulongs_data, long long ulongs_offset, long long ulongs_length,
    float* KRD_RESTRICT floats_data, long long floats_offset, long long floats_length,
    double* KRD_RESTRICT doubles_data, long long doubles_offset, long long doubles_length)
{
    int_view ints = int_view{ints_data + ints_offset, ints_length};
    uint_view uints = uint_view{uints_data + uints_offset, uints_length};
    long_view longs = long_view{longs_data + longs_offset, longs_length};
    ulong_view ulongs = ulong_view{ulongs_data + ulongs_offset, ulongs_length};
    float_view floats = float_view{floats_data + floats_offset, floats_length};
    double_view doubles = double_view{doubles_data + doubles_offset, doubles_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    LaunchKernels_Atomics_item(x, ints, uints, longs, ulongs, floats, doubles);
}
