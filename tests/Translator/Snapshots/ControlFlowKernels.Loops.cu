// ControlFlowKernels.Loops in CUDA C, from ControlFlowKernels.cs:16
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;

// ControlFlowKernels.Loops, ControlFlowKernels.cs:16
static __device__ __forceinline__ void ControlFlowKernels_Loops_item(int index, int_view result, int limit)
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

extern "C" __global__ void __launch_bounds__(256) ControlFlowKernels_Loops(
    int extent_x,
    int* KRD_RESTRICT result_data, long long result_offset, long long result_length,
    int limit)
{
    int_view result = int_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ControlFlowKernels_Loops_item(x, result, limit);
}
