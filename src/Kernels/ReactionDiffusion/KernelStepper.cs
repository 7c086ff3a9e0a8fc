namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// Sweeps by a kernel, a work-item for each band or gap. Simulations lie along Y: a processor may take few neighbours along X for too little
/// work to share it out.
/// </summary>
internal sealed class KernelStepper<TCoefficients>(
    Accelerator accelerator,
    Action<
        Index2D,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView<TCoefficients>,
        Sweep> kernel,
    Index2D extent,
    int boundary,
    TCoefficients[] coefficients)
    : SweepStepper(accelerator, extent, boundary, coefficients.Length, leastCells: 1 << 14)
    where TCoefficients : unmanaged
{
    private readonly Action<
        Index2D,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView<TCoefficients>,
        Sweep> _kernel =
        accelerator.LoadAutoGroupedStreamKernel(kernel);

    private readonly MemoryBuffer1D<TCoefficients, Stride1D.Dense> _coefficients = accelerator.Allocate1D(coefficients);

    public override void Dispose() => _coefficients.Dispose();

    protected override void Launch(Fields fields, Sweep sweep) =>
        _kernel(new Index2D(sweep.Items, fields.Count), fields.U, fields.V, fields.UNext, fields.VNext, _coefficients.View, sweep);
}
