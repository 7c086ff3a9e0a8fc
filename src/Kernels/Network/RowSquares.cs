namespace KernelRD.Kernels.Network;

/// <summary>
/// Sums of squares of a matrix's rows, rows × n: q_r = Σ_k x[r, k]², or Σ_k (x[r, k] − y[r, k])². Lane l of a row, one of at most 64,
/// adds k = l, l + 64, l + 128 … in one ascending chain of fused multiply-adds; then the lanes add up in ascending order.
/// </summary>
public sealed class RowSquares : IDisposable
{
    private const int MaxLanes = 64;

    private readonly MemoryBuffer1D<float, Stride1D.Dense> _lanes;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, int, int> _squares;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int> _distances;
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>, int> _sum;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="rows">The most rows of a matrix.</param>
    public RowSquares(Accelerator accelerator, int rows)
    {
        _lanes = accelerator.Allocate1D<float>((long)rows * MaxLanes);
        _squares = accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<float>, int, int>(Squares);
        _distances = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int>(Distances);
        _sum = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>, int>(Sum);
    }

    /// <summary>Σ_k x[r, k]² for each row.</summary>
    public void Squares(ArrayView<float> x, ArrayView<float> result)
    {
        var (rows, length, lanes) = Shape(x, result);
        _squares(new Index2D(lanes, rows), x, _lanes.View, length, lanes);
        _sum(rows, _lanes.View, result, lanes);
    }

    /// <summary>Σ_k (x[r, k] − y[r, k])² for each row.</summary>
    public void Distances(ArrayView<float> x, ArrayView<float> y, ArrayView<float> result)
    {
        var (rows, length, lanes) = Shape(x, result);
        _distances(new Index2D(lanes, rows), x, y, _lanes.View, length, lanes);
        _sum(rows, _lanes.View, result, lanes);
    }

    public void Dispose() => _lanes.Dispose();

    /// <summary>Lane X of row Y.</summary>
    [Kernel]
    public static void Squares(Index2D at, ArrayView<float> x, ArrayView<float> sums, int length, int lanes)
    {
        float sum = 0f;
        int row = at.Y * length;
        int rest = length - length % lanes;
        for (int k = 0; k < rest; k += lanes)
        {
            float value = x[row + k + at.X];
            sum = MathF.FusedMultiplyAdd(value, value, sum);
        }

        // All read the rest, so that all may do it at once; the lanes beyond its end don't count what they read.
        if (rest < length)
        {
            float value = x[row + (rest + at.X < length ? rest + at.X : rest)];
            if (rest + at.X < length)
                sum = MathF.FusedMultiplyAdd(value, value, sum);
        }

        sums[at.Y * lanes + at.X] = sum;
    }

    /// <summary>Lane X of row Y.</summary>
    [Kernel]
    public static void Distances(Index2D at, ArrayView<float> x, ArrayView<float> y, ArrayView<float> sums, int length, int lanes)
    {
        float sum = 0f;
        int row = at.Y * length;
        int rest = length - length % lanes;
        for (int k = 0; k < rest; k += lanes)
        {
            int i = row + k + at.X;
            float value = x[i] - y[i];
            sum = MathF.FusedMultiplyAdd(value, value, sum);
        }

        if (rest < length)
        {
            int i = row + (rest + at.X < length ? rest + at.X : rest);
            float value = x[i] - y[i];
            if (rest + at.X < length)
                sum = MathF.FusedMultiplyAdd(value, value, sum);
        }

        sums[at.Y * lanes + at.X] = sum;
    }

    /// <summary>The sum of row X.</summary>
    [Kernel]
    public static void Sum(Index1D row, ArrayView<float> sums, ArrayView<float> result, int lanes)
    {
        float sum = 0f;
        for (int lane = 0; lane < lanes; lane++)
            sum += sums[row.X * lanes + lane];
        result[row] = sum;
    }

    private static (int Rows, int Length, int Lanes) Shape(ArrayView<float> x, ArrayView<float> result)
    {
        int length = (int)(x.Length / result.Length);
        return (result.IntLength, length, Math.Min(length, MaxLanes));
    }
}
