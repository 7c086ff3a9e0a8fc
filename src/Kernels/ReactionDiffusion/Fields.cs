namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// The fields of one simulation or of several alike, in two pairs that steps take turns with. A field is (W + 2) × (H + 2) values with X the
/// column and a ring of ghost cells; those of several simulations lie below each other. The first inner cell of a row begins a cache line.
/// </summary>
public sealed class Fields : IDisposable
{
    /// <summary>Values in a cache line.</summary>
    public const int Line = 16;

    private readonly MemoryBuffer1D<float, Stride1D.Dense>[] _buffers;

    /// <param name="accelerator">Where they are.</param>
    /// <param name="extent">The grid (W, H) of one simulation.</param>
    /// <param name="count">The number of simulations.</param>
    public Fields(Accelerator accelerator, Index2D extent, int count)
    {
        Extent = extent;
        Count = count;
        int length = checked((int)(Length(extent) * count));
        _buffers = [.. Enumerable.Range(0, 4).Select(_ => accelerator.Allocate1D<float>(length + Line))];
        var views = Array.ConvertAll(_buffers, buffer =>
        {
            // Ghost cells that are zero stay so.
            buffer.MemSetToZero();
            return new ArrayView2D<float, Stride2D.DenseX>(
                buffer.View.BaseView.SubView(Line - 1, length),
                new LongIndex2D(extent.X + 2, count * (extent.Y + 2L)),
                new Stride2D.DenseX(Stride(extent)));
        });
        (U, V, UNext, VNext) = (views[0], views[1], views[2], views[3]);
    }

    public Index2D Extent { get; }

    public int Count { get; }

    public ArrayView2D<float, Stride2D.DenseX> U { get; private set; }

    public ArrayView2D<float, Stride2D.DenseX> V { get; private set; }

    public ArrayView2D<float, Stride2D.DenseX> UNext { get; private set; }

    public ArrayView2D<float, Stride2D.DenseX> VNext { get; private set; }

    /// <summary>The values of one field of one simulation, with its ring and what fills its rows up.</summary>
    public static long Length(Index2D extent) => LongStride(extent) * (extent.Y + 2);

    /// <summary>
    /// The values from a cell to the one below it: the whole cache lines that have inner cells and at least one more, and an odd number of
    /// them, as rows a power of two apart would compete for the same places in a cache.
    /// </summary>
    public static int Stride(Index2D extent) => checked((int)LongStride(extent));

    /// <summary>The part of a field that belongs to one simulation.</summary>
    public ArrayView2D<float, Stride2D.DenseX> Of(int simulation, ArrayView2D<float, Stride2D.DenseX> field)
    {
        long length = Length(Extent);
        return new(field.BaseView.SubView(simulation * length, length), new LongIndex2D(Extent.X + 2, Extent.Y + 2), field.Stride);
    }

    /// <summary>Makes the next fields the present ones.</summary>
    public void Swap() => (U, V, UNext, VNext) = (UNext, VNext, U, V);

    public void Dispose()
    {
        foreach (var buffer in _buffers)
            buffer.Dispose();
    }

    private static long LongStride(Index2D extent) => ((extent.X + (Line - 1L)) / Line * Line + Line) | Line;
}
