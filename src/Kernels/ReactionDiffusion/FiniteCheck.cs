namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// Whether two fields hold only finite numbers: x − x is 0 for every finite x and NaN for infinities and NaN, so a sum of
/// such differences is 0 exactly when all values are finite.
/// </summary>
public static class FiniteCheck
{
    /// <summary>The rows that one work-item adds up.</summary>
    public const int RowsPerBand = 64;

    /// <summary>Adds up one column of one band of rows; the sums are W × ceil(H / 64), row-major.</summary>
    [Kernel]
    public static void Residues(
        Index2D item,
        ArrayView2D<float, Stride2D.DenseX> u,
        ArrayView2D<float, Stride2D.DenseX> v,
        ArrayView<float> residues,
        int width,
        int height)
    {
        int first = item.Y * RowsPerBand + 1;
        int last = first + RowsPerBand - 1 < height ? first + RowsPerBand - 1 : height;
        float residue = 0f;
        for (int y = first; y <= last; y++)
            residue += (u[item.X + 1, y] - u[item.X + 1, y]) + (v[item.X + 1, y] - v[item.X + 1, y]);
        residues[item.Y * width + item.X] = residue;
    }

    /// <summary>The sums that fields of this interior extent need.</summary>
    public static int ResidueCount(Index2D extent) => extent.X * Bands(extent.Y);

    /// <summary>Loads <see cref="Residues"/>; the delegate takes the fields' interior extent (W, H), u, v, and room for the sums.</summary>
    public static Action<Index2D, ArrayView2D<float, Stride2D.DenseX>, ArrayView2D<float, Stride2D.DenseX>, ArrayView<float>> Load(
        Accelerator accelerator)
    {
        var residues = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView2D<float, Stride2D.DenseX>, ArrayView2D<float, Stride2D.DenseX>, ArrayView<float>, int, int>(Residues);
        return (extent, u, v, sums) =>
            residues(new Index2D(extent.X, Bands(extent.Y)), u, v, sums, extent.X, extent.Y);
    }

    private static int Bands(int height) => (height + RowsPerBand - 1) / RowsPerBand;
}
