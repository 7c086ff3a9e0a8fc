// CriticGradient.Compute in CUDA C, from CriticGradient.cs:19
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// CriticGradient.Compute, CriticGradient.cs:19
static __device__ __forceinline__ void CriticGradient_Compute_item(int neuron, float_view w, float_view a, float_view values, float_view mixed, float_view pulls, float_view targets, float_view counts, float_view gradientW, float_view gradientA, float factor, int hidden, int outputs, int classes, int batch)
{
    float row[16];
    float sum[16];
    float total[16];
    for (int o = 0; o < outputs; o++)
    {
        row[o] = w.data[o * hidden + neuron];
        total[o] = 0.0f;
    }
    for (int start = 0; start < batch; start += 1024)
    {
        int end = start + 1024 < batch ? start + 1024 : batch;
        for (int o = 0; o < outputs; o++)
        {
            sum[o] = 0.0f;
        }
        for (int b = start; b < end; b++)
        {
            float z = 0.0f;
            float zMixed = 0.0f;
            for (int o = 0; o < outputs; o++)
            {
                z = fmaf(row[o], values.data[o * batch + b], z);
                zMixed = fmaf(row[o], mixed.data[o * batch + b], zMixed);
            }
            for (int o = 0; o < outputs; o++)
            {
                float value = values.data[o * batch + b];
                float pull = pulls.data[o * batch + b];
                sum[o] = sum[o] + (z >= 0.0f ? value : 0.0f) + (zMixed >= 0.0f ? pull : 0.0f);
            }
        }
        for (int o = 0; o < outputs; o++)
        {
            total[o] += sum[o];
        }
    }
    for (int o = 0; o < outputs; o++)
    {
        sum[o] = 0.0f;
    }
    for (int k = 0; k < classes; k++)
    {
        float z = 0.0f;
        for (int o = 0; o < outputs; o++)
        {
            z = fmaf(row[o], targets.data[o * classes + k], z);
        }
        for (int o = 0; o < outputs; o++)
        {
            float target = targets.data[o * classes + k];
            sum[o] = fmaf(counts.data[k], z >= 0.0f ? target : 0.0f, sum[o]);
        }
    }
    float product = 0.0f;
    float factorW = factor * a.data[neuron];
    for (int o = 0; o < outputs; o++)
    {
        float part = total[o] - sum[o];
        product = fmaf(row[o], part, product);
        gradientW.data[o * hidden + neuron] = factorW * part;
    }
    gradientA.data[neuron] = factor * product;
}

extern "C" __global__ void __launch_bounds__(256) CriticGradient_Compute(
    int extent_x,
    float* KRD_RESTRICT w_data, long long w_offset, long long w_length,
    float* KRD_RESTRICT a_data, long long a_offset, long long a_length,
    float* KRD_RESTRICT values_data, long long values_offset, long long values_length,
    float* KRD_RESTRICT mixed_data, long long mixed_offset, long long mixed_length,
    float* KRD_RESTRICT pulls_data, long long pulls_offset, long long pulls_length,
    float* KRD_RESTRICT targets_data, long long targets_offset, long long targets_length,
    float* KRD_RESTRICT counts_data, long long counts_offset, long long counts_length,
    float* KRD_RESTRICT gradientW_data, long long gradientW_offset, long long gradientW_length,
    float* KRD_RESTRICT gradientA_data, long long gradientA_offset, long long gradientA_length,
    float factor,
    int hidden,
    int outputs,
    int classes,
    int batch)
{
    float_view w = float_view{w_data, w_length};
    float_view a = float_view{a_data, a_length};
    float_view values = float_view{values_data, values_length};
    float_view mixed = float_view{mixed_data, mixed_length};
    float_view pulls = float_view{pulls_data, pulls_length};
    float_view targets = float_view{targets_data, targets_length};
    float_view counts = float_view{counts_data, counts_length};
    float_view gradientW = float_view{gradientW_data, gradientW_length};
    float_view gradientA = float_view{gradientA_data, gradientA_length};
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (x >= extent_x)
        return;
    CriticGradient_Compute_item(x, w, a, values, mixed, pulls, targets, counts, gradientW, gradientA, factor, hidden, outputs, classes, batch);
}
