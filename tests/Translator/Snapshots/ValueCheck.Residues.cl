// ValueCheck.Residues in OpenCL C, from ValueCheck.cs:14
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

// ValueCheck.Residues, ValueCheck.cs:14
static inline __attribute__((always_inline)) void ValueCheck_Residues_item(int item, float_view values, float_view residues, int length)
{
    float sum = 0.0f;
    int rest = length - length % 1024;
    for (int start = 0; start < rest; start += 1024)
    {
        sum += values.data[start + item] - values.data[start + item];
    }
    if (rest < length)
    {
        int i = rest + item;
        float value = values.data[i < length ? i : rest];
        if (i < length)
        {
            sum += value - value;
        }
    }
    residues.data[item] = sum;
}

KRD_TARGET __kernel void ValueCheck_Residues(
    int extent_x,
    __global float* KRD_RESTRICT values_data, long values_offset, long values_length,
    __global float* KRD_RESTRICT residues_data, long residues_offset, long residues_length,
    int length)
{
    float_view values = (float_view){values_data + values_offset, values_length};
    float_view residues = (float_view){residues_data + residues_offset, residues_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        ValueCheck_Residues_item(x, values, residues, length);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    ValueCheck_Residues_item(x, values, residues, length);
#endif
}
