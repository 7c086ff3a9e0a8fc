namespace KernelRD.Kernels.Embedding;

/// <summary>
/// How an N × N matrix of the embeddings lies in memory: in panels of 16 columns, each N × 16, row-major, the last one padded. Element
/// (j, i) is at (i / 16) · 16 N + 16 j + i % 16. So 16 neighbouring work-items that each walk down a column read memory from its
/// start to its end.
/// </summary>
public static class Panels
{
    /// <summary>The columns of a panel.</summary>
    public const int Width = 16;

    /// <summary>The panels of n columns.</summary>
    public static int Count(int n) => (n + Width - 1) / Width;

    /// <summary>n, rounded up to whole panels.</summary>
    public static int Padded(int n) => Count(n) * Width;
}
