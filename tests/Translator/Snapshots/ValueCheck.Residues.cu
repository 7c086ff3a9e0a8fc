// ValueCheck.Residues in CUDA C, from ValueCheck.cs:14
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// ValueCheck.Residues, ValueCheck.cs:14
static __device__ __forceinline__ void ValueCheck_Residues_item(int item, float_view values, float_view residues, int length)
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

extern "C" __global__ void __launch_bounds__(256) ValueCheck_Residues(
    int extent_x,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    float* KRD_RESTRICT residues_data, long long residues_offset, long long residues_length,
    int length)
{
    float_view values = float_view{values_data, values_length};
    float_view residues = float_view{residues_data, residues_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    ValueCheck_Residues_item(x, values, residues, length);
}
