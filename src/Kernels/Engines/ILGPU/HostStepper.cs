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
        where TCoefficients : unmanaged => new SingleStepper<TCoefficients>(accelerator, step, boundary, coefficients);
}
