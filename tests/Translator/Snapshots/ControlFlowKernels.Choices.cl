// ControlFlowKernels.Choices in OpenCL C, from ControlFlowKernels.cs:61
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

// ControlFlowKernels.Choices, ControlFlowKernels.cs:61
static inline __attribute__((always_inline)) void ControlFlowKernels_Choices_item(int i, int_view input, int_view result)
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
    uchar shape = (uchar)(x & 3);
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

KRD_TARGET __kernel void ControlFlowKernels_Choices(
    int extent_x,
    __global int* KRD_RESTRICT input_data, long input_offset, long input_length,
    __global int* KRD_RESTRICT result_data, long result_offset, long result_length)
{
    int_view input = (int_view){input_data + input_offset, input_length};
    int_view result = (int_view){result_data + result_offset, result_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ControlFlowKernels_Choices_item(x, input, result);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ControlFlowKernels_Choices_item(x, input, result);
#endif
}
