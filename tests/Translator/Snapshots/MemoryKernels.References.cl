// MemoryKernels.References in OpenCL C, from MemoryKernels.cs:61
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
typedef struct { __global long* data; long length; } long_view;

// MemoryKernels.Bump, MemoryKernels.cs:73
static inline __attribute__((always_inline)) void MemoryKernels_Bump(__global int* target, int by)
{
    for (int k = 0; k < by; k++)
    {
        (*target)++;
    }
}

// MemoryKernels.Bump, MemoryKernels.cs:73
static inline __attribute__((always_inline)) void MemoryKernels_Bump_2(int* target, int by)
{
    for (int k = 0; k < by; k++)
    {
        (*target)++;
    }
}

// MemoryKernels.References, MemoryKernels.cs:61
static inline __attribute__((always_inline)) void MemoryKernels_References_item(int i, int_view data, long_view result)
{
    int local_ = i;
    __global int* element = &data.data[i];
    int* mine = &local_;
    MemoryKernels_Bump(element, 3);
    MemoryKernels_Bump_2(mine, 5);
    *mine *= 2;
    *element += local_;
    result.data[i] = (long)*element + data.length * (long)sizeof(int) + data.length;
}

KRD_TARGET __kernel void MemoryKernels_References(
    int extent_x,
    __global int* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global long* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    int_view data = (int_view){data_data + data_offset, data_length};
    long_view result = (long_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        MemoryKernels_References_item(x, data, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    MemoryKernels_References_item(x, data, result);
#endif
}
