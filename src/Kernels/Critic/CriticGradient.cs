using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Critic;

/// <summary>
/// The gradient of the critic's objective mean g(f) − mean g(y) + λ mean (‖∇g(ŷ)‖ − 1)². With the pulls p_b of the penalty
/// (<see cref="GradientPenalty"/>) and T_k, n_k the target and the number of samples of class k, a neuron's part is
/// S_r = Σ_b (1[w_r·f_b ≥ 0] f_b + 1[w_r·ŷ_b ≥ 0] p_b) − Σ_k n_k 1[w_r·T_k ≥ 0] T_k, and
/// ∇w_r = a_r/(B√m) · S_r, ∇a_r = 1/(B√m) · w_r·S_r, since what g adds up is homogeneous in w_r.
/// </summary>
/// <remarks>
/// Products w_r·y and w_r·S_r are one ascending chain of fused multiply-adds over the outputs. The sum over b adds f_b's term and then p_b's,
/// in ascending chunks of <see cref="HiddenLayer.Chunk"/> samples, as a product's; the sum over k is one ascending chain of fused multiply-adds.
/// </remarks>
public static class CriticGradient
{
    /// <summary>∇w_r and ∇a_r of neuron r = X. W and its gradient are d_out × m, points and pulls d_out × B, the targets d_out × K.</summary>
    [Kernel]
    public static void Compute(
        Index1D neuron,
        ArrayView<float> w,
        ArrayView<float> a,
        ArrayView<float> values,
        ArrayView<float> mixed,
        ArrayView<float> pulls,
        ArrayView<float> targets,
        ArrayView<float> counts,
        ArrayView<float> gradientW,
        ArrayView<float> gradientA,
        float factor,
        int hidden,
        int outputs,
        int classes,
        int batch)
    {
        var row = LocalMemory.Allocate<float>(OutputLayer.MaxOutputs);
        var sum = LocalMemory.Allocate<float>(OutputLayer.MaxOutputs);
        var total = LocalMemory.Allocate<float>(OutputLayer.MaxOutputs);
        for (int o = 0; o < outputs; o++)
        {
            row[o] = w[o * hidden + neuron.X];
            total[o] = 0f;
        }

        for (int start = 0; start < batch; start += HiddenLayer.Chunk)
        {
            int end = start + HiddenLayer.Chunk < batch ? start + HiddenLayer.Chunk : batch;
            for (int o = 0; o < outputs; o++)
                sum[o] = 0f;
            for (int b = start; b < end; b++)
            {
                float z = 0f;
                float zMixed = 0f;
                for (int o = 0; o < outputs; o++)
                {
                    z = MathF.FusedMultiplyAdd(row[o], values[o * batch + b], z);
                    zMixed = MathF.FusedMultiplyAdd(row[o], mixed[o * batch + b], zMixed);
                }

                for (int o = 0; o < outputs; o++)
                {
                    float value = values[o * batch + b];
                    float pull = pulls[o * batch + b];
                    sum[o] = (sum[o] + (z >= 0f ? value : 0f)) + (zMixed >= 0f ? pull : 0f);
                }
            }

            for (int o = 0; o < outputs; o++)
                total[o] += sum[o];
        }

        for (int o = 0; o < outputs; o++)
            sum[o] = 0f;
        for (int k = 0; k < classes; k++)
        {
            float z = 0f;
            for (int o = 0; o < outputs; o++)
                z = MathF.FusedMultiplyAdd(row[o], targets[o * classes + k], z);
            for (int o = 0; o < outputs; o++)
            {
                float target = targets[o * classes + k];
                sum[o] = MathF.FusedMultiplyAdd(counts[k], z >= 0f ? target : 0f, sum[o]);
            }
        }

        float product = 0f;
        float factorW = factor * a[neuron];
        for (int o = 0; o < outputs; o++)
        {
            float part = total[o] - sum[o];
            product = MathF.FusedMultiplyAdd(row[o], part, product);
            gradientW[o * hidden + neuron.X] = factorW * part;
        }

        gradientA[neuron] = factor * product;
    }

    /// <summary>The same for the 16 neurons of strip X.</summary>
    [Kernel]
    public static void ComputeStrip(
        Index1D strip,
        ArrayView<float> w,
        ArrayView<float> a,
        ArrayView<float> values,
        ArrayView<float> mixed,
        ArrayView<float> pulls,
        ArrayView<float> targets,
        ArrayView<float> counts,
        ArrayView<float> gradientW,
        ArrayView<float> gradientA,
        float factor,
        int hidden,
        int outputs,
        int classes,
        int batch)
    {
        int first = strip.X * Strip.Length;
        var z = LocalMemory.Allocate<float>(Strip.Length);
        var zMixed = LocalMemory.Allocate<float>(Strip.Length);
        var row = LocalMemory.Allocate<float>(OutputLayer.MaxOutputs * Strip.Length);
        var sum = LocalMemory.Allocate<float>(OutputLayer.MaxOutputs * Strip.Length);
        var total = LocalMemory.Allocate<float>(OutputLayer.MaxOutputs * Strip.Length);
        for (int o = 0; o < outputs; o++)
        {
            for (int lane = 0; lane < Strip.Length; lane++)
            {
                row[o * Strip.Length + lane] = w[o * hidden + first + lane];
                total[o * Strip.Length + lane] = 0f;
            }
        }

        for (int start = 0; start < batch; start += HiddenLayer.Chunk)
        {
            int end = start + HiddenLayer.Chunk < batch ? start + HiddenLayer.Chunk : batch;
            for (int i = 0; i < outputs * Strip.Length; i++)
                sum[i] = 0f;
            for (int b = start; b < end; b++)
            {
                for (int lane = 0; lane < Strip.Length; lane++)
                {
                    z[lane] = 0f;
                    zMixed[lane] = 0f;
                }

                for (int o = 0; o < outputs; o++)
                {
                    float value = values[o * batch + b];
                    float point = mixed[o * batch + b];
                    for (int lane = 0; lane < Strip.Length; lane++)
                    {
                        z[lane] = MathF.FusedMultiplyAdd(row[o * Strip.Length + lane], value, z[lane]);
                        zMixed[lane] = MathF.FusedMultiplyAdd(row[o * Strip.Length + lane], point, zMixed[lane]);
                    }
                }

                for (int o = 0; o < outputs; o++)
                {
                    float value = values[o * batch + b];
                    float pull = pulls[o * batch + b];
                    for (int lane = 0; lane < Strip.Length; lane++)
                    {
                        int i = o * Strip.Length + lane;
                        sum[i] = (sum[i] + (z[lane] >= 0f ? value : 0f)) + (zMixed[lane] >= 0f ? pull : 0f);
                    }
                }
            }

            for (int i = 0; i < outputs * Strip.Length; i++)
                total[i] += sum[i];
        }

        for (int lane = 0; lane < Strip.Length; lane++)
        {
            for (int o = 0; o < outputs; o++)
                sum[o] = 0f;
            for (int k = 0; k < classes; k++)
            {
                float product = 0f;
                for (int o = 0; o < outputs; o++)
                    product = MathF.FusedMultiplyAdd(row[o * Strip.Length + lane], targets[o * classes + k], product);
                for (int o = 0; o < outputs; o++)
                    sum[o] = MathF.FusedMultiplyAdd(counts[k], product >= 0f ? targets[o * classes + k] : 0f, sum[o]);
            }

            float along = 0f;
            float factorW = factor * a[first + lane];
            for (int o = 0; o < outputs; o++)
            {
                float part = total[o * Strip.Length + lane] - sum[o];
                along = MathF.FusedMultiplyAdd(row[o * Strip.Length + lane], part, along);
                gradientW[o * hidden + first + lane] = factorW * part;
            }

            gradientA[first + lane] = factor * along;
        }
    }
}
