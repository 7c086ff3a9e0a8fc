namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>The five-point stencil.</summary>
internal static class FivePoint
{
    /// <summary>
    /// (left + right) + (up + down) − 4 f, the product with 4 exact until the difference is rounded. Sums of opposite neighbours keep every bit
    /// when the grid is mirrored or transposed.
    /// </summary>
    public static float Laplacian(ArrayView2D<float, Stride2D.DenseX> f, int x, int y) =>
        MathF.FusedMultiplyAdd(-4f, f[x, y], (f[x - 1, y] + f[x + 1, y]) + (f[x, y - 1] + f[x, y + 1]));
}
