namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// Takes simulations of one model on one kind of grid through their steps, in the way that suits the device, always to the bits of the
/// model's plain kernel.
/// </summary>
public abstract class Stepper : IDisposable
{
    private readonly Action<Index2D, ArrayView2D<float, Stride2D.DenseX>, ArrayView2D<float, Stride2D.DenseX>> _fillRing;

    private protected Stepper(Accelerator accelerator, int boundary) => _fillRing = GhostRing.Load(accelerator, boundary);

    /// <summary>Queues the filling of the present fields' rings; needed once, when fields have come from elsewhere than from steps.</summary>
    public void FillRings(Fields fields)
    {
        for (int i = 0; i < fields.Count; i++)
            _fillRing(fields.Extent, fields.Of(i, fields.U), fields.Of(i, fields.V));
    }

    /// <summary>Queues steps, without waiting or allocating. The present fields, with their rings, are then those after the steps.</summary>
    public abstract void Advance(Fields fields, long steps);

    public abstract void Dispose();

    /// <summary>Loads what suits the device.</summary>
    /// <param name="accelerator">Where the fields are.</param>
    /// <param name="step">The kernel of one step.</param>
    /// <param name="steps">The kernel of a <see cref="Sweep"/>.</param>
    /// <param name="tileSteps">The kernel of <see cref="Tiles"/>.</param>
    /// <param name="extent">The grid (W, H) of each simulation.</param>
    /// <param name="boundary">Of <see cref="GhostRing"/>.</param>
    /// <param name="coefficients">The coefficients of each simulation.</param>
    internal static Stepper Load<TCoefficients>(
        Accelerator accelerator,
        Action<
            Index2D,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            TCoefficients> step,
        Action<
            Index2D,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView<TCoefficients>,
            Sweep> steps,
        Action<
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView<TCoefficients>,
            Tiles> tileSteps,
        Index2D extent,
        int boundary,
        TCoefficients[] coefficients)
        where TCoefficients : unmanaged =>
        accelerator.AcceleratorType == AcceleratorType.CPU ? HostStepper.Load(accelerator, step, extent, boundary, coefficients)
        // A device whose work-items run one by one is a processor.
        : accelerator.WarpSize > 1 ? new TileStepper<TCoefficients>(accelerator, tileSteps, extent, boundary, coefficients)
        : new KernelStepper<TCoefficients>(accelerator, steps, extent, boundary, coefficients);
}
