using System.Runtime.CompilerServices;
using KernelRD.Kernels.Critic;
using KernelRD.Kernels.Linear;

namespace KernelRD.Cases;

/// <summary>The critic in plain C#, in the order of sums that its kernels promise.</summary>
internal static class PlainCritic
{
    /// <summary>∇g at each point: <see cref="CriticSlope"/>.</summary>
    public static void Slopes(float[] w, float[] a, float[] points, float[] slopes, int m, int outputs, int n)
    {
        float scale = (float)CriticSlope.Scale(m);
        for (int b = 0; b < n; b++)
        {
            var chains = new float[outputs];
            var sums = new float[outputs];
            for (int r = 0; r < m; r++)
            {
                bool isOn = Product(w, r, m, points, b, n, outputs) >= 0f;
                for (int o = 0; o < outputs; o++)
                    chains[o] += isOn ? a[r] * w[o * m + r] : 0f;
                if (r == m - 1 || r % MatrixProduct.Chunk == MatrixProduct.Chunk - 1)
                    AddChains(chains, sums, isFirst: r < MatrixProduct.Chunk);
            }

            for (int o = 0; o < outputs; o++)
                slopes[o * n + b] = scale * sums[o];
        }
    }

    /// <summary>g at each point.</summary>
    public static void Values(float[] w, float[] a, float[] points, float[] values, int m, int outputs, int n)
    {
        float scale = (float)CriticSlope.Scale(m);
        for (int b = 0; b < n; b++)
        {
            float[] chain = [0f], sum = [0f];
            for (int r = 0; r < m; r++)
            {
                float z = Product(w, r, m, points, b, n, outputs);
                chain[0] += z >= 0f ? a[r] * z : 0f;
                if (r == m - 1 || r % MatrixProduct.Chunk == MatrixProduct.Chunk - 1)
                    AddChains(chain, sum, isFirst: r < MatrixProduct.Chunk);
            }

            values[b] = scale * sum[0];
        }
    }

    /// <summary>ŷ = ε y + (1 − ε) f: <see cref="GradientPenalty.Mix"/>.</summary>
    public static void Mix(float[] values, float[] targets, float[] epsilon, float[] mixed, int n)
    {
        for (int i = 0; i < mixed.Length; i++)
            mixed[i] = epsilon[i % n] * targets[i] + (1f - epsilon[i % n]) * values[i];
    }

    /// <summary>The penalties and their pulls: <see cref="GradientPenalty.Pull"/>.</summary>
    public static void Pull(float[] slopes, float[] pulls, float[] penalties, float doubled, int outputs, int n)
    {
        for (int b = 0; b < n; b++)
        {
            float squares = 0f;
            for (int o = 0; o < outputs; o++)
                squares = MathF.FusedMultiplyAdd(slopes[o * n + b], slopes[o * n + b], squares);
            float norm = MathF.Sqrt(squares);
            float excess = norm - 1f;
            float factor = norm > 0f ? doubled * excess / norm : 0f;
            for (int o = 0; o < outputs; o++)
                pulls[o * n + b] = factor * slopes[o * n + b];
            penalties[b] = excess * excess;
        }
    }

    /// <summary>The objective's gradient: <see cref="CriticGradient"/>.</summary>
    public static void Gradient(
        float[] w,
        float[] a,
        float[] values,
        float[] mixed,
        float[] pulls,
        float[] table,
        float[] counts,
        float[] gradientW,
        float[] gradientA,
        float factor,
        int m,
        int outputs,
        int n)
    {
        for (int r = 0; r < m; r++)
        {
            var chains = new float[outputs];
            var sums = new float[outputs];
            for (int b = 0; b < n; b++)
            {
                bool isOn = Product(w, r, m, values, b, n, outputs) >= 0f;
                bool isMixedOn = Product(w, r, m, mixed, b, n, outputs) >= 0f;
                for (int o = 0; o < outputs; o++)
                    chains[o] = (chains[o] + (isOn ? values[o * n + b] : 0f)) + (isMixedOn ? pulls[o * n + b] : 0f);
                if (b == n - 1 || b % MatrixProduct.Chunk == MatrixProduct.Chunk - 1)
                    AddChains(chains, sums, isFirst: false);
            }

            var ofTargets = new float[outputs];
            for (int k = 0; k < counts.Length; k++)
            {
                bool isOn = Product(w, r, m, table, k, counts.Length, outputs) >= 0f;
                for (int o = 0; o < outputs; o++)
                    ofTargets[o] = MathF.FusedMultiplyAdd(counts[k], isOn ? table[o * counts.Length + k] : 0f, ofTargets[o]);
            }

            float along = 0f;
            float factorW = factor * a[r];
            for (int o = 0; o < outputs; o++)
            {
                float part = sums[o] - ofTargets[o];
                along = MathF.FusedMultiplyAdd(w[o * m + r], part, along);
                gradientW[o * m + r] = factorW * part;
            }

            gradientA[r] = factor * along;
        }
    }

    /// <summary>W ← W · min(1, L/σ): <see cref="SpectralConstraint"/>.</summary>
    public static void Constrain(float[] w, float limit, int m, int outputs)
    {
        var gram = new float[outputs * outputs];
        PlainProduct.Run(new(ProductForm.NT, outputs, outputs, m), w, w, (at, sum) => gram[at] = 0f + sum);
        float[] power = gram;
        for (int squaring = 0; squaring < 16; squaring++)
        {
            float trace = 0f;
            for (int i = 0; i < outputs; i++)
                trace += power[i * outputs + i];
            float[] scaled = Array.ConvertAll(power, value => trace > 0f ? value / trace : 0f);
            var square = new float[outputs * outputs];
            PlainProduct.Run(new(ProductForm.NN, outputs, outputs, outputs), scaled, scaled, (at, sum) => square[at] = sum);
            power = square;
        }

        int best = 0;
        for (int i = 1; i < outputs; i++)
            best = power[i * outputs + i] > power[best * outputs + best] ? i : best;
        float above = 0f;
        float below = 0f;
        for (int row = 0; row < outputs; row++)
        {
            float product = 0f;
            for (int column = 0; column < outputs; column++)
                product = MathF.FusedMultiplyAdd(gram[row * outputs + column], power[column * outputs + best], product);
            above = MathF.FusedMultiplyAdd(power[row * outputs + best], product, above);
            below = MathF.FusedMultiplyAdd(power[row * outputs + best], power[row * outputs + best], below);
        }

        float norm = MathF.Sqrt(above / below);
        float factor = norm > limit ? limit / norm : 1f;
        foreach (ref float weight in w.AsSpan())
            weight *= factor;
    }

    /// <summary>w_r·y of column b of the points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Product(float[] w, int r, int m, float[] points, int b, int n, int outputs)
    {
        float z = 0f;
        for (int o = 0; o < outputs; o++)
            z = MathF.FusedMultiplyAdd(w[o * m + r], points[o * n + b], z);
        return z;
    }

    private static void AddChains(float[] chains, float[] sums, bool isFirst)
    {
        for (int o = 0; o < sums.Length; o++)
            sums[o] = isFirst ? chains[o] : sums[o] + chains[o];
        Array.Clear(chains);
    }
}
