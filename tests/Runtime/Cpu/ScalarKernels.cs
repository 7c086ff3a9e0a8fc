using KernelRD.Kernels;

namespace KernelRD.Tests.Cpu;

/// <summary>What a SIMD loop would get wrong, or does not know: one kernel a reason.</summary>
internal static class ScalarKernels
{
    // The next work-item reads what this one writes.
    [Kernel]
    public static void Running(Index1D i, ArrayView<float> x) => x[i + 1] = x[i] + 1f;

    [Kernel]
    public static void UniformStore(Index1D i, ArrayView<float> from, ArrayView<float> to) => to[0] = from[i];

    [Kernel]
    public static void ReadsFirst(Index1D i, ArrayView<float> x) => x[i] = x[0] + 1f;

    // The next work-item reads what this one writes.
    [Kernel]
    public static void FarRunning(Index1D i, ArrayView<float> x) => x[2 * i + 2] = x[2 * i] + 1f;

    // The element to the left of the first is not there.
    [Kernel]
    public static void Edge(Index1D i, ArrayView<float> from, ArrayView<float> to) => to[i] = i.X > 0 ? from[i - 1] : 0f;

    [Kernel]
    public static void MaskedStore(Index1D i, ArrayView<float> from, ArrayView<float> to)
    {
        if (from[i] > 0f)
            to[i] = from[i];
    }

    [Kernel]
    public static void EarlyReturn(Index1D i, ArrayView<float> to, int length)
    {
        if (i >= length)
            return;
        to[i] = 1f;
    }

    [Kernel]
    public static void OwnLoop(Index1D i, ArrayView<float> to)
    {
        float sum = 0f;
        for (int k = 0; k < i; k++)
            sum += k;
        to[i] = sum;
    }

    [Kernel]
    public static void Division(Index1D i, ArrayView<int> a, ArrayView<int> b, ArrayView<int> to) => to[i] = a[i] / b[i];

    [Kernel]
    public static void Wide(Index1D i, ArrayView<double> from, ArrayView<double> to) => to[i] = from[i] + 1;

    [Kernel]
    public static void ThroughDouble(Index1D i, ArrayView<float> from, ArrayView<float> to) => to[i] = (float)(from[i] * 0.1);

    [Kernel]
    public static void Exponential(Index1D i, ArrayView<float> from, ArrayView<float> to) => to[i] = MathF.Exp(from[i]);

    [Kernel]
    public static void Transposed(Index2D i, ArrayView2D<float, Stride2D.DenseX> from, ArrayView2D<float, Stride2D.DenseX> to) =>
        to[i] = from[i.Y, i.X];
}
