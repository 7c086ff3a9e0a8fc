namespace KernelRD.Kernels.Embedding;

/// <summary>
/// d²(j, i) = Σ_k (x_ik − x_jk)², k ascending, one chain of fused multiply-adds: N × N in <see cref="Panels"/>. Both halves have the same bits.
/// </summary>
public static class SquaredDistances
{
    /// <summary>One element. x is d × padded N, feature-major: its columns are the points, those beyond N arbitrary.</summary>
    [Kernel]
    public static void Compute(Index3D item, ArrayView<float> x, ArrayView<float> distances, int n, int features)
    {
        int i = item.Z * Panels.Width + item.X;
        int padded = (n + Panels.Width - 1) / Panels.Width * Panels.Width;
        float sum = 0f;
        for (int k = 0; k < features; k++)
        {
            float difference = x[k * padded + i] - x[k * padded + item.Y];
            sum = MathF.FusedMultiplyAdd(difference, difference, sum);
        }

        distances[(item.Z * n + item.Y) * Panels.Width + item.X] = sum;
    }

    /// <summary>Loads <see cref="Compute"/>; the delegate takes x, the distances, N and d.</summary>
    public static Action<ArrayView<float>, ArrayView<float>, int, int> Load(Accelerator accelerator)
    {
        var compute = accelerator.LoadAutoGroupedStreamKernel<Index3D, ArrayView<float>, ArrayView<float>, int, int>(Compute);
        return (x, distances, n, features) => compute(new Index3D(Panels.Width, n, Panels.Count(n)), x, distances, n, features);
    }
}
