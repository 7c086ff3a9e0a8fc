using KernelRD.Kernels.Critic;
using KernelRD.Kernels.Network;

namespace KernelRD.Tests.Kernels;

/// <summary>The critic's slopes and gradients, however a device forms them, against the naive kernels on the CPU engine, bit for bit.</summary>
[AllDevices]
public sealed class CriticTests(TestDevice device)
{
    /// <summary>m, d_out and B: single ones, primes, whole strips and one past them, and more than a chunk of m and of B.</summary>
    private static readonly (int Hidden, int Outputs, int Batch)[] s_shapes =
        [(1, 1, 1), (7, 3, 5), (48, 10, 64), (65, 16, 33), (1040, 10, 272), (2053, 2, 37), (32, 5, 1040)];

    [TestCaseSource(nameof(s_shapes))]
    public void GivesTheBitsOfTheNaiveKernels((int Hidden, int Outputs, int Batch) shape)
    {
        var expected = Results(TestDevice.Cpu.Accelerator, shape, naive: true);
        Assert.That(Results(device.Accelerator, shape, naive: false), Is.EqualTo(expected));
    }

    /// <summary>The bits of the slopes at some points, and of the gradients and the weights after a step.</summary>
    private static int[][] Results(Accelerator accelerator, (int Hidden, int Outputs, int Batch) shape, bool naive)
    {
        const int Classes = 3;
        const float Penalty = 10f;
        var (m, outputs, n) = shape;
        var random = new Random(1);
        int chunks = (m + HiddenLayer.Chunk - 1) / HiddenLayer.Chunk;
        using var w = accelerator.Allocate1D(Values(m * outputs));
        using var wVelocity = accelerator.Allocate1D(Values(m * outputs));
        using var a = accelerator.Allocate1D(Values(m));
        using var aVelocity = accelerator.Allocate1D(Values(m));
        using var values = accelerator.Allocate1D(Values(n * outputs));
        using var epsilon = accelerator.Allocate1D(Array.ConvertAll(Values(n), MathF.Abs));
        using var slopes = accelerator.Allocate1D<float>((long)n * outputs);
        using var targets = new BatchTargets(accelerator, Values(Classes * outputs), outputs, n);
        using var labels = accelerator.Allocate1D([.. Enumerable.Range(0, n).Select(_ => (byte)random.Next(Classes))]);
        using var indices = accelerator.Allocate1D([.. Enumerable.Range(0, n)]);
        targets.Gather(labels.View, indices.View);
        var step = new MomentumStep(0.1, 0.9);
        if (!naive)
        {
            using var slope = new CriticSlope(accelerator, m, outputs, n);
            using var critic = new CriticStep(accelerator, slope, m, outputs, n, Penalty, step);
            slope.Slopes(w.View, a.View, values.View, slopes.View);
            critic.Run(values.View, targets, epsilon.View, (w.View, wVelocity.View), (a.View, aVelocity.View));
            return Bits(slopes.View, critic.Gradients.W, critic.Gradients.A, w.View, a.View);
        }

        using var sums = accelerator.Allocate1D<float>((long)chunks * outputs * n);
        using var mixed = accelerator.Allocate1D<float>((long)n * outputs);
        using var pulls = accelerator.Allocate1D<float>((long)n * outputs);
        using var penalties = accelerator.Allocate1D<float>(n);
        using var gradientW = accelerator.Allocate1D<float>((long)m * outputs);
        using var gradientA = accelerator.Allocate1D<float>(m);
        Slopes(values.View, slopes.View);
        accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>(GradientPenalty.Mix)(
            new Index2D(n, outputs), values.View, targets.Values, epsilon.View, mixed.View, n);
        Slopes(mixed.View, pulls.View);
        accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, int, int>(GradientPenalty.Pull)(
            n, pulls.View, pulls.View, penalties.View, 2 * Penalty, outputs, n);
        accelerator.LoadAutoGroupedStreamKernel<
            Index1D,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            ArrayView<float>,
            float,
            int,
            int,
            int,
            int>(CriticGradient.Compute)(
            m, w.View, a.View, values.View, mixed.View, pulls.View, targets.Table, targets.Counts,
            gradientW.View, gradientA.View, (float)(CriticSlope.Scale(m) / n), m, outputs, Classes, n);
        var descend = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, MomentumStep>(Momentum.Step);
        descend(w.View.IntExtent, w.View, wVelocity.View, gradientW.View, step);
        descend(a.View.IntExtent, a.View, aVelocity.View, gradientA.View, step);
        return Bits(slopes.View, gradientW.View, gradientA.View, w.View, a.View);

        void Slopes(ArrayView<float> points, ArrayView<float> target)
        {
            accelerator.LoadAutoGroupedStreamKernel<
                Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int>(CriticSlope.SlopeSums)(
                new Index2D(n, chunks), w.View, a.View, points, sums.View, m, outputs, n);
            accelerator.LoadAutoGroupedStreamKernel<
                Index2D, ArrayView<float>, ArrayView<float>, float, int, int, int>(OutputLayer.Forward)(
                new Index2D(n, outputs), sums.View, target, (float)CriticSlope.Scale(m), chunks, outputs, n);
        }

        int[][] Bits(params ArrayView<float>[] views) =>
            [.. views.Select(view => Array.ConvertAll(view.GetAsArray1D(), BitConverter.SingleToInt32Bits))];

        float[] Values(int length) => [.. Enumerable.Range(0, length).Select(_ => 2f * random.NextSingle() - 1f)];
    }
}
