// MemoryKernels.LocalArrays in OpenCL C, from MemoryKernels.cs:11
#pragma OPENCL FP_CONTRACT OFF
#ifndef KRD_RESTRICT
#define KRD_RESTRICT restrict
#endif
#ifdef KRD_WIDE
#define KRD_TARGET __attribute__((target("tune=x86-64")))
#else
#define KRD_TARGET
#endif

typedef struct { __global float* data; long length; } float_view;
typedef struct { float* data; long length; } float_view_private;
typedef struct { int* data; long length; } int_view_private;

// MemoryKernels.Sort, MemoryKernels.cs:100
static inline __attribute__((always_inline)) void MemoryKernels_Sort(float_view_private values)
{
    for (int k = 1; k < (int)values.length; k++)
    {
        float value = values.data[k];
        int at = k;
        while (at > 0 && values.data[at - 1] > value)
        {
            values.data[at] = values.data[at - 1];
            at--;
        }
        values.data[at] = value;
    }
}

// MemoryKernels.AddAll, MemoryKernels.cs:94
static inline __attribute__((always_inline)) void MemoryKernels_AddAll(float_view_private values, float* sum)
{
    for (int k = (int)values.length - 1; k >= 0; k--)
    {
        *sum += values.data[k];
    }
}

// MemoryKernels.Sum, MemoryKernels.cs:87
static inline __attribute__((always_inline)) float MemoryKernels_Sum(float_view_private values)
{
    float sum = 0.0f;
    MemoryKernels_AddAll(values, &sum);
    return sum;
}

static inline __attribute__((always_inline)) float_view krd_float_view_part(float_view view, long start, long length)
{
    return (float_view){view.data + start, length};
}

// MemoryKernels.Sum, MemoryKernels.cs:79
static inline __attribute__((always_inline)) float MemoryKernels_Sum_2(float_view values)
{
    float sum = 0.0f;
    for (int k = 0; (long)k < values.length; k++)
    {
        sum += values.data[k];
    }
    return sum;
}

static inline __attribute__((always_inline)) int_view_private krd_int_view_private_behind(int_view_private view, long start)
{
    return (int_view_private){view.data + start, view.length - start};
}

static inline __attribute__((always_inline)) float_view_private krd_int_view_private_as_float_view_private(int_view_private view)
{
    return (float_view_private){(float*)view.data, view.length * (long)sizeof(int) / (long)sizeof(float)};
}

static inline __attribute__((always_inline)) float_view_private krd_float_view_private_part(float_view_private view, long start, long length)
{
    return (float_view_private){view.data + start, length};
}

// MemoryKernels.Sum, MemoryKernels.cs:79
static inline __attribute__((always_inline)) float MemoryKernels_Sum_3(float_view_private values)
{
    float sum = 0.0f;
    for (int k = 0; (long)k < values.length; k++)
    {
        sum += values.data[k];
    }
    return sum;
}

// MemoryKernels.LocalArrays, MemoryKernels.cs:11
static inline __attribute__((always_inline)) void MemoryKernels_LocalArrays_item(int i, float_view data, float_view result)
{
    float window[5] = {0};
    int counts[4];
    float weights[5] = {0.1f, 0.2f, 0.4f, 0.2f, 0.1f};
    int order[4] = {3, 1, 2, 0};
    #pragma unroll
    for (int k = 0; k < 4; k++)
    {
        counts[k] = order[k];
    }
    #pragma unroll
    for (int k = 0; k < 5; k++)
    {
        int at = i + k - 2;
        if (at >= 0 && (long)at < data.length)
        {
            window[k] = data.data[at];
        }
    }
    MemoryKernels_Sort((float_view_private){window, 5});
    float sum = MemoryKernels_Sum((float_view_private){window, 5});
    #pragma unroll
    for (int k = 0; k < 5; k++)
    {
        sum += window[k] * weights[k] * (float)counts[k & 3];
    }
    result.data[i] = sum + MemoryKernels_Sum_2(krd_float_view_part(data, 0, 3)) + MemoryKernels_Sum_3(krd_float_view_private_part(krd_int_view_private_as_float_view_private(krd_int_view_private_behind((int_view_private){counts, 4}, 1L)), 0, 0));
}

KRD_TARGET __kernel void MemoryKernels_LocalArrays(
    int extent_x,
    __global float* KRD_RESTRICT data_data, long data_offset, long data_length,
    __global float* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    float_view data = (float_view){data_data + data_offset, data_length};
    float_view result = (float_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        MemoryKernels_LocalArrays_item(x, data, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    MemoryKernels_LocalArrays_item(x, data, result);
#endif
}
