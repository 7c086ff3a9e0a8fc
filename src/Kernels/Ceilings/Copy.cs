namespace KernelRD.Kernels.Ceilings;

/// <summary>Values copied from one array to another: how fast a device moves memory.</summary>
public static class Copy
{
    /// <summary>One value.</summary>
    [Kernel]
    public static void Value(Index1D i, ArrayView<float> source, ArrayView<float> target) => target[i] = source[i];

    /// <summary>Loads <see cref="Value"/>; the delegate takes source and target, of one length.</summary>
    public static Action<ArrayView<float>, ArrayView<float>> Load(Accelerator accelerator)
    {
        var copy = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>>(Value);
        return (source, target) => copy(target.IntExtent, source, target);
    }
}
