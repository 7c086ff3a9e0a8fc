namespace KernelRD.Kernels.Network;

/// <summary>
/// How OpenCL on a processor runs kernels that keep a sum for each output: a work-item there takes a strip of neighbouring positions, and the
/// driver's compiler turns the plain loops over them into SIMD code; elsewhere a work-item is one position. The bits are the same.
/// </summary>
internal static class Strip
{
    /// <summary>The positions of a strip.</summary>
    public const int Length = 16;

    /// <summary>Whether strips serve for so many positions on this device.</summary>
    public static bool Serves(Accelerator accelerator, int positions) =>
        accelerator.AcceleratorType == AcceleratorType.OpenCL && accelerator.WarpSize == 1 && positions % Length == 0;
}
