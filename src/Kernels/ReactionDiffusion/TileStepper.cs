namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>Several steps a launch, by <see cref="Tiles"/>, and the rings at the end.</summary>
internal sealed class TileStepper<TCoefficients>(
    Accelerator accelerator,
    Action<
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView<TCoefficients>,
        Tiles> kernel,
    Index2D extent,
    int boundary,
    TCoefficients[] coefficients)
    : Stepper(accelerator, boundary)
    where TCoefficients : unmanaged
{
    private readonly Action<
        KernelConfig,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView<TCoefficients>,
        Tiles> _kernel = accelerator.LoadStreamKernel(kernel);

    private readonly int _boundary = boundary;

    private readonly int _steps = Tiles.StepsOf(accelerator, extent, coefficients.Length);

    private readonly MemoryBuffer1D<TCoefficients, Stride1D.Dense> _coefficients = accelerator.Allocate1D(coefficients);

    public override void Advance(Fields fields, long steps)
    {
        if (steps == 0)
            return;
        while (steps > 0)
        {
            var tiles = new Tiles(extent, _boundary, (int)Math.Min(steps, _steps));
            _kernel(tiles.Launch(fields.Count), fields.U, fields.V, fields.UNext, fields.VNext, _coefficients.View, tiles);
            fields.Swap();
            steps -= tiles.Steps;
        }

        FillRings(fields);
    }

    public override void Dispose() => _coefficients.Dispose();
}
