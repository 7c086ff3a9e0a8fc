// CriticGradient.ComputeStrip in CUDA C, from CriticGradient.cs:100
#ifndef KRD_RESTRICT
#define KRD_RESTRICT __restrict__
#endif

typedef struct { float* data; long long length; } float_view;

// CriticGradient.ComputeStrip, CriticGradient.cs:100
static __device__ __forceinline__ void CriticGradient_ComputeStrip_item(int strip, float_view w, float_view a, float_view values, float_view mixed, float_view pulls, float_view targets, float_view counts, float_view gradientW, float_view gradientA, float factor, int hidden, int outputs, int classes, int batch)
{
    int first = strip * 16;
    float z[16];
    float zMixed[16];
    float row[256];
    float sum[256];
    float total[256];
    for (int o = 0; o < outputs; o++)
    {
        #pragma unroll
        for (int lane = 0; lane < 16; lane++)
        {
            row[o * 16 + lane] = w.data[o * hidden + first + lane];
            total[o * 16 + lane] = 0.0f;
        }
    }
    for (int start = 0; start < batch; start += 1024)
    {
        int end = start + 1024 < batch ? start + 1024 : batch;
        for (int i = 0; i < outputs * 16; i++)
        {
            sum[i] = 0.0f;
        }
        for (int b = start; b < end; b++)
        {
            #pragma unroll
            for (int lane = 0; lane < 16; lane++)
            {
                z[lane] = 0.0f;
                zMixed[lane] = 0.0f;
            }
            for (int o = 0; o < outputs; o++)
            {
                float value = values.data[o * batch + b];
                float point = mixed.data[o * batch + b];
                #pragma unroll
                for (int lane = 0; lane < 16; lane++)
                {
                    z[lane] = fmaf(row[o * 16 + lane], value, z[lane]);
                    zMixed[lane] = fmaf(row[o * 16 + lane], point, zMixed[lane]);
                }
            }
            for (int o = 0; o < outputs; o++)
            {
                float value = values.data[o * batch + b];
                float pull = pulls.data[o * batch + b];
                #pragma unroll
                for (int lane = 0; lane < 16; lane++)
                {
                    int i = o * 16 + lane;
                    sum[i] = sum[i] + (z[lane] >= 0.0f ? value : 0.0f) + (zMixed[lane] >= 0.0f ? pull : 0.0f);
                }
            }
        }
        for (int i = 0; i < outputs * 16; i++)
        {
            total[i] += sum[i];
        }
    }
    #pragma unroll
    for (int lane = 0; lane < 16; lane++)
    {
        for (int o = 0; o < outputs; o++)
        {
            sum[o] = 0.0f;
        }
        for (int k = 0; k < classes; k++)
        {
            float product = 0.0f;
            for (int o = 0; o < outputs; o++)
            {
                product = fmaf(row[o * 16 + lane], targets.data[o * classes + k], product);
            }
            for (int o = 0; o < outputs; o++)
            {
                sum[o] = fmaf(counts.data[k], product >= 0.0f ? targets.data[o * classes + k] : 0.0f, sum[o]);
            }
        }
        float along = 0.0f;
        float factorW = factor * a.data[first + lane];
        for (int o = 0; o < outputs; o++)
        {
            float part = total[o * 16 + lane] - sum[o];
            along = fmaf(row[o * 16 + lane], part, along);
            gradientW.data[o * hidden + first + lane] = factorW * part;
        }
        gradientA.data[first + lane] = factor * along;
    }
}

extern "C" __global__ void __launch_bounds__(256) CriticGradient_ComputeStrip(
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
    CriticGradient_ComputeStrip_item(x, w, a, values, mixed, pulls, targets, counts, gradientW, gradientA, factor, hidden, outputs, classes, batch);
}
