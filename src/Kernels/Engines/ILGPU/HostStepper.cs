namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>Steps on a CPU accelerator: here, one launch after the other.</summary>
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
        where TCoefficients : unmanaged => new HostStepper<TCoefficients>(accelerator, step, boundary, coefficients);
}

/// <summary>Step by step: the ring of each simulation, then its step.</summary>
internal sealed class HostStepper<TCoefficients>(
    Accelerator accelerator,
    Action<
        Index2D,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        TCoefficients> step,
    int boundary,
    TCoefficients[] coefficients)
    : Stepper(accelerator, boundary)
    where TCoefficients : unmanaged
{
    private readonly Action<
        Index2D,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        ArrayView2D<float, Stride2D.DenseX>,
        TCoefficients> _step = accelerator.LoadAutoGroupedStreamKernel(step);

    public override void Advance(Fields fields, long steps)
    {
        for (; steps > 0; steps--)
        {
            for (int i = 0; i < fields.Count; i++)
            {
                _step(
                    fields.Extent, fields.Of(i, fields.U), fields.Of(i, fields.V), fields.Of(i, fields.UNext), fields.Of(i, fields.VNext),
                    coefficients[i]);
            }

            fields.Swap();
            FillRings(fields);
        }
    }

    public override void Dispose()
    {
    }
}
