// ControlFlowKernels.Choices in CUDA C, from ControlFlowKernels.cs:61
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { int* data; long long length; } int_view;

// ControlFlowKernels.Choices, ControlFlowKernels.cs:61
static __device__ __forceinline__ void ControlFlowKernels_Choices_item(int i, int_view input, int_view result)
{
    int x = input.data[i];
    int value;
    switch (x & 7)
    {
        case 0:
        case 1:
        {
            value = 10;
            break;
        }
        case 2:
        {
            int twice = x * 2;
            value = twice;
            break;
        }
        case 5:
        {
            result.data[i] = -1;
            return;
        }
        default:
        {
            value = x > 50 ? 3 : 4;
            break;
        }
    }
    int level = x < 0 ? -1 : x == 0 || x == 1 ? 1 : x > 10 && x < 20 ? 2 : !(x == 30) && value > 3 ? 3 : 4;
    unsigned char shape = (unsigned char)(x & 3);
    if (shape == 3)
    {
        value += (int)shape;
    }
    else if (shape != 0)
    {
        value += level;
    }
    else
    {
        value -= x > 3 && !(x == 8) ? 1 : 0;
    }
    bool isOdd = (x & 1) != 0;
    bool both = (isOdd & (value > 3)) | ((level == 2) ^ isOdd);
    isOdd |= both;
    result.data[i] = value * 8 + level + (isOdd ? 100 : 0) + (both && isOdd ? 1000 : 0);
}

extern "C" __global__ void __launch_bounds__(256) ControlFlowKernels_Choices(
    int extent_x,
    int* KRD_RESTRICT input_data, long long input_offset, long long input_length,
    int* KRD_RESTRICT result_data, long long result_offset, long long result_length)
{
    int_view input = int_view{input_data, input_length};
    int_view result = int_view{result_data, result_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ControlFlowKernels_Choices_item(x, input, result);
}
