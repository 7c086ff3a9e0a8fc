namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>Loads a model's step kernel and binds its coefficients.</summary>
internal static class StepLoader
{
    public static StepLauncher Load<TCoefficients>(
        Accelerator accelerator,
        Action<
            Index2D,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            ArrayView2D<float, Stride2D.DenseX>,
            TCoefficients> kernel,
        TCoefficients coefficients)
        where TCoefficients : struct
    {
        var step = accelerator.LoadAutoGroupedStreamKernel(kernel);
        return (extent, u, v, uNext, vNext) => step(extent, u, v, uNext, vNext, coefficients);
    }
}
