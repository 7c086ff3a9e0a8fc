// ControlFlowKernels.Loops in OpenCL C, from ControlFlowKernels.cs:16
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

// ControlFlowKernels.Loops, ControlFlowKernels.cs:16
static inline __attribute__((always_inline)) void ControlFlowKernels_Loops_item(int index, int_view result, int limit)
{
    int i = index;
    int sum = 0;
    #pragma unroll
    for (int k = 0; k < 8; k++)
    {
        sum += k * i;
    }
    {
        int k = 7;
        int step = 1;
        for (; k >= 0; k -= step, step++)
        {
            sum ^= k;
        }
    }
    int n = i;
    while (n > 1)
    {
        n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        if (++sum > limit)
        {
            break;
        }
    }
    do
    {
        sum--;
        if (sum % 3 == 0)
        {
            continue;
        }
        sum -= 2;
    }
    while (sum > limit / 2);
    for (;;)
    {
        if (sum++ > limit)
        {
            break;
        }
    }
    for (int row = 0; row < 3; row++)
    {
        for (int column = 0; column < 4; column++)
        {
            if (column == row)
            {
                continue;
            }
            sum += row * 4 + column;
        }
    }
    result.data[index] = sum;
}

KRD_TARGET __kernel void ControlFlowKernels_Loops(
    int extent_x,
    __global int* KRD_RESTRICT result_data, long result_offset, long result_length,
    int limit)
{
    int_view result = (int_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ControlFlowKernels_Loops_item(x, result, limit);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ControlFlowKernels_Loops_item(x, result, limit);
#endif
}
