using KernelRD.Kernels.Linear;

namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>Steps on a CPU accelerator: here, by <see cref="HostStepper{TCoefficients}"/>.</summary>
internal static class HostStepper
{
    public static Stepper Load<TCoefficients>(
        Accelerator accelerator,
        Action<
            Index2D,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            TCoefficients> step,
        Index2D extent,
        int boundary,
        TCoefficients[] coefficients)
        where TCoefficients : unmanaged =>
        new HostStepper<TCoefficients>((CPUAccelerator)accelerator, step, extent, boundary, coefficients);
}

/// <summary>
/// Sweeps by a routine of the host: it walks the rows as the kernel would and has the SIMD loop of the single step's kernel compute them.
/// </summary>
internal sealed class HostStepper<TCoefficients>(
    CPUAccelerator accelerator,
    Action<
        Index2D,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        TCoefficients> step,
    Index2D extent,
    int boundary,
    TCoefficients[] coefficients)
    : SweepStepper(accelerator, extent, boundary, coefficients.Length, leastCells: 1 << 12)
    where TCoefficients : unmanaged
{
    private readonly HostKernel<(
        ArrayView2D<float, Stride2D.DenseX> U,
        ArrayView2D<float, Stride2D.DenseX> V,
        ArrayView2D<float, Stride2D.DenseX> UNext,
        ArrayView2D<float, Stride2D.DenseX> VNext,
        TCoefficients Coefficients)> _step = accelerator.LoadHostKernel(step);

    private readonly TCoefficients[] _coefficients = coefficients;

    private HostTasks? _items;

    // The sweep at hand.
    private Fields? _fields;
    private Sweep _sweep;

    public override void Dispose()
    {
    }

    protected override void Launch(Fields fields, Sweep sweep)
    {
        _fields = fields;
        _sweep = sweep;
        _items ??= new HostTasks(accelerator, Walk);
        int count = fields.Count * sweep.Items;
        _items.Run(count, alone: count == 1);
    }

    private void Walk(int item)
    {
        var rows = new SweepRows(_sweep, new Index2D(item % _sweep.Items, item / _sweep.Items));
        var (u, v, uNext, vNext) = (_fields!.U, _fields.V, _fields.UNext, _fields.VNext);
        var c = _coefficients[rows.Simulation];
        while (rows.Next())
        {
            if (rows.IsOdd)
                Step(rows, u, v, uNext, vNext, c);
            else
                Step(rows, uNext, vNext, u, v, c);
        }
    }

    private void Step(
        in SweepRows rows,
        ArrayView2D<float, Stride2D.DenseX> u,
        ArrayView2D<float, Stride2D.DenseX> v,
        ArrayView2D<float, Stride2D.DenseX> uNext,
        ArrayView2D<float, Stride2D.DenseX> vNext,
        TCoefficients c)
    {
        _step((u, v, uNext, vNext, c), new Tile(new Index3D(0, rows.First - 1, 0), new Index3D(rows.Width, rows.Last, 1)));
        if (rows.HasCopies)
        {
            FillRing(rows, uNext);
            FillRing(rows, vNext);
        }
    }

    /// <summary>What <see cref="SweepRows.FillRing"/> does, without its checks of every index, which are a seventh of a step of a small grid.</summary>
    private static unsafe void FillRing(in SweepRows rows, ArrayView2D<float, Stride2D.DenseX> field)
    {
        float* values = HostMemory.Of(field.BaseView);
        int stride = field.Stride.YStride;
        int width = rows.Width;
        int left = rows.LeftSource;
        int last = rows.Last;
        float* row = values + (nint)rows.First * stride;
        for (int y = rows.First; y <= last; y++, row += stride)
        {
            row[0] = row[left];
            row[width + 1] = row[width + 1 - left];
        }

        if (rows.CopyOfTop >= 0)
            Row(rows.First).CopyTo(Row(rows.CopyOfTop));
        if (rows.CopyOfBottom >= 0)
            Row(last).CopyTo(Row(rows.CopyOfBottom));

        Span<float> Row(int y) => new(values + (nint)y * stride + 1, width);
    }
}
