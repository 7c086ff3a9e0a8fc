// CriticGradient.Compute in OpenCL C, from CriticGradient.cs:19
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

// CriticGradient.Compute, CriticGradient.cs:19
static inline __attribute__((always_inline)) void CriticGradient_Compute_item(int neuron, float_view w, float_view a, float_view values, float_view mixed, float_view pulls, float_view targets, float_view counts, float_view gradientW, float_view gradientA, float factor, int hidden, int outputs, int classes, int batch)
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
                z = fma(row[o], values.data[o * batch + b], z);
                zMixed = fma(row[o], mixed.data[o * batch + b], zMixed);
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
            z = fma(row[o], targets.data[o * classes + k], z);
        }
        for (int o = 0; o < outputs; o++)
        {
            float target = targets.data[o * classes + k];
            sum[o] = fma(counts.data[k], z >= 0.0f ? target : 0.0f, sum[o]);
        }
    }
    float product = 0.0f;
    float factorW = factor * a.data[neuron];
    for (int o = 0; o < outputs; o++)
    {
        float part = total[o] - sum[o];
        product = fma(row[o], part, product);
        gradientW.data[o * hidden + neuron] = factorW * part;
    }
    gradientA.data[neuron] = factor * product;
}

KRD_TARGET __kernel void CriticGradient_Compute(
    int extent_x,
    __global float* KRD_RESTRICT w_data, long w_offset, long w_length,
    __global float* KRD_RESTRICT a_data, long a_offset, long a_length,
    __global float* KRD_RESTRICT values_data, long values_offset, long values_length,
    __global float* KRD_RESTRICT mixed_data, long mixed_offset, long mixed_length,
    __global float* KRD_RESTRICT pulls_data, long pulls_offset, long pulls_length,
    __global float* KRD_RESTRICT targets_data, long targets_offset, long targets_length,
    __global float* KRD_RESTRICT counts_data, long counts_offset, long counts_length,
    __global float* KRD_RESTRICT gradientW_data, long gradientW_offset, long gradientW_length,
    __global float* KRD_RESTRICT gradientA_data, long gradientA_offset, long gradientA_length,
    float factor,
    int hidden,
    int outputs,
    int classes,
    int batch)
{
    float_view w = (float_view){w_data + w_offset, w_length};
    float_view a = (float_view){a_data + a_offset, a_length};
    float_view values = (float_view){values_data + values_offset, values_length};
    float_view mixed = (float_view){mixed_data + mixed_offset, mixed_length};
    float_view pulls = (float_view){pulls_data + pulls_offset, pulls_length};
    float_view targets = (float_view){targets_data + targets_offset, targets_length};
    float_view counts = (float_view){counts_data + counts_offset, counts_length};
    float_view gradientW = (float_view){gradientW_data + gradientW_offset, gradientW_length};
    float_view gradientA = (float_view){gradientA_data + gradientA_offset, gradientA_length};
#ifdef KRD_BLOCKS
    int x_block = (extent_x - 1) / (int)get_global_size(0) + 1;
    int x_first = (int)get_global_id(0) * x_block;
    int x_end = extent_x - x_first < x_block ? extent_x : x_first + x_block;
    for (int x = x_first; x < x_end; x++)
        CriticGradient_Compute_item(x, w, a, values, mixed, pulls, targets, counts, gradientW, gradientA, factor, hidden, outputs, classes, batch);
#else
    int x = (int)get_global_id(0);
    if (x >= extent_x)
        return;
    CriticGradient_Compute_item(x, w, a, values, mixed, pulls, targets, counts, gradientW, gradientA, factor, hidden, outputs, classes, batch);
#endif
}
