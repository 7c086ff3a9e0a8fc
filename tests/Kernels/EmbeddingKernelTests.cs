using KernelRD.Kernels.Embedding;

namespace KernelRD.Tests.Kernels;

/// <summary>The parts of the embeddings against double.</summary>
public sealed class EmbeddingKernelTests
{
    [Test]
    public void ExpIsWithinTwoUnitsInTheLastPlace()
    {
        for (float x = 0f; x > -86.9f; x -= 0.00137f)
        {
            double exact = Math.Exp(x);
            float rounded = (float)exact;
            Assert.That(Math.Abs(Elementary.Exp(x) - exact), Is.LessThanOrEqualTo(2.0 * (MathF.BitIncrement(rounded) - rounded)), $"exp({x})");
        }

        Assert.That(Elementary.Exp(-0f), Is.EqualTo(1f));
        Assert.That(Elementary.Exp(-88f), Is.EqualTo(0f));
        Assert.That(Elementary.Exp(float.NegativeInfinity), Is.EqualTo(0f));
    }

    [Test]
    public void LogIsAsExactAsItSays()
    {
        for (float x = 1.2e-38f; x < 3e38f; x *= 1.00713f)
        {
            double exact = Math.Log(x);
            Assert.That(Elementary.Log(x), Is.EqualTo(exact).Within(3e-7 * Math.Max(1, Math.Abs(exact))), $"log({x})");
        }

        Assert.That(Elementary.Log(1f), Is.EqualTo(0f));
    }

    [Test]
    public void ForcesAreTheGradientOfTheDivergence([AllDevices] TestDevice device, [Values(1, 2, 3, 15, 16, 17, 65)] int n)
    {
        int padded = Panels.Padded(n);
        var random = new Random(n);
        var p = new float[padded * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                p[At(i, j, n)] = p[At(j, i, n)] = random.NextSingle();
        }

        float[] points = [.. Enumerable.Range(0, 2 * padded).Select(_ => 3 * random.NextSingle())];
        using var matrix = device.Accelerator.Allocate1D(p);
        using var where = device.Accelerator.Allocate1D(points);
        using var forces = device.Accelerator.Allocate1D<float>(5 * padded);
        TsneStep.LoadForces(device.Accelerator)(matrix.View, where.View, forces.View, n);
        float[] actual = forces.GetAsArray1D();
        for (int i = 0; i < n; i++)
        {
            var expected = new double[5];
            for (int j = 0; j < n; j++)
            {
                if (j == i)
                    continue;
                double dx = (double)points[i] - points[j];
                double dy = (double)points[padded + i] - points[padded + j];
                double w = 1 / (1 + dx * dx + dy * dy);
                double pull = p[At(j, i, n)] * w;
                double[] terms = [pull * dx, pull * dy, w * w * dx, w * w * dy, w];
                for (int k = 0; k < 5; k++)
                    expected[k] += terms[k];
            }

            // Chains of at most 65 roundings of values below 65.
            for (int k = 0; k < 5; k++)
                Assert.That(actual[k * padded + i], Is.EqualTo(expected[k]).Within(2e-5), $"force {k} on point {i}");
        }
    }

    [Test]
    public void ProbabilitiesAreSymmetricAndSumToOne([AllDevices] TestDevice device, [Values(2, 17, 40)] int n)
    {
        var random = new Random(n);
        int padded = Panels.Padded(n);
        var x = new float[3 * padded];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < 3; k++)
                x[k * padded + i] = random.NextSingle();
        }

        var accelerator = device.Accelerator;
        using var columns = accelerator.Allocate1D(x);
        using var matrix = accelerator.Allocate1D<float>(padded * n);
        using var nearest = accelerator.Allocate1D<float>(padded);
        using var precisions = accelerator.Allocate1D<float>([.. Enumerable.Repeat(2f, padded)]);
        using var sums = accelerator.Allocate1D<float>(padded);
        using var moments = accelerator.Allocate1D<float>(padded);
        SquaredDistances.Load(accelerator)(columns.View, matrix.View, n, 3);
        var kernels = JointProbabilities.Load(accelerator);
        kernels.Nearest(matrix.View, nearest.View, n);
        kernels.Sums(matrix.View, nearest.View, precisions.View, sums.View, moments.View, n);
        sums.CopyFromCPU(Array.ConvertAll(sums.GetAsArray1D(), sum => 1f / (2 * n * sum)));
        kernels.Symmetrize(matrix.View, nearest.View, precisions.View, sums.View, n);
        float[] p = matrix.GetAsArray1D();
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            Assert.That(p[At(i, i, n)], Is.EqualTo(0f));
            for (int j = 0; j < n; j++)
            {
                Assert.That(p[At(i, j, n)], Is.EqualTo(p[At(j, i, n)]));
                total += p[At(i, j, n)];
            }
        }

        Assert.That(total, Is.EqualTo(1).Within(1e-6));
        Assert.That(p.Sum(value => (double)value), Is.EqualTo(total).Within(1e-12), "the padding holds nothing");
    }

    [Test]
    public void PanelsGiveTheBitsOfPoints([AllDevices] TestDevice device, [Values(2, 3, 16, 33, 70)] int n)
    {
        var accelerator = device.Accelerator;
        int padded = Panels.Padded(n);
        var random = new Random(n);
        float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => 3 * random.NextSingle())];
        using var matrix = accelerator.Allocate1D(Values(padded * n));
        using var points = accelerator.Allocate1D(Values(2 * padded));
        using var nearest = accelerator.Allocate1D(new float[padded]);
        using var precisions = accelerator.Allocate1D(Values(padded));
        using var results = accelerator.Allocate1D<float>(7 * padded);
        ArrayView<float> Result(int number) => results.View.BaseView.SubView(number * padded, padded);
        float[] Run(
            int columns,
            Action<
                Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>
                forces,
            Action<Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int> sums)
        {
            results.MemSetToZero();
            var extent = new Index2D(columns, Panels.Count(n));
            accelerator.LoadAutoGroupedStreamKernel(forces)(
                extent, matrix.View, points.View, Result(0), Result(1), Result(2), Result(3), Result(4), n);
            accelerator.LoadAutoGroupedStreamKernel(sums)(extent, matrix.View, nearest.View, precisions.View, Result(5), Result(6), n);
            return results.GetAsArray1D();
        }

        float[] expected = Run(Panels.Width, TsneStep.Forces, JointProbabilities.Sums);
        Assert.That(expected.Chunk(padded).Select(part => part[0]), Has.None.Zero);
        Assert.That(Run(1, TsneStep.ForcesOfPanel, JointProbabilities.SumsOfPanel), Is.EqualTo(expected));
    }

    [Test]
    public void BandsGiveTheKernelsBits([AllDevices] TestDevice device, [Values(1, 2, 5, 16, 33, 100, 130)] int n)
    {
        float[] expected = Messages(device.Accelerator, n, MessagePassing.LoadKernels);
        Assert.That(expected[..(n * Panels.Padded(n))], n == 1 ? Has.Some.Not.Zero : Has.Some.GreaterThan(0f).And.Some.LessThan(0f));
        Assert.That(Messages(device.Accelerator, n, MessagePassing.LoadBands), Is.EqualTo(expected));
        Assert.That(Messages(device.Accelerator, n, MessagePassing.LoadUpdate), Is.EqualTo(expected), "what the device takes");
    }

    /// <summary>All messages and bands after 20 iterations among random points, some of which coincide.</summary>
    private static float[] Messages(Accelerator accelerator, int n, Func<Accelerator, Action<MessagePassing.Buffers, int, float, float>> load)
    {
        int padded = Panels.Padded(n);
        var random = new Random(n);
        float[] coordinates = [.. Enumerable.Range(0, 2 * padded).Select(i => i % padded < n ? MathF.Round(16 * random.NextSingle()) : MessagePassing.FarAway)];
        float[] factors = [.. Enumerable.Range(0, padded).Select(_ => 1f + random.NextSingle() / (1 << 20))];
        using var r = accelerator.Allocate1D(new float[n * padded]);
        using var a = accelerator.Allocate1D(new float[n * padded]);
        using var points = accelerator.Allocate1D(coordinates);
        using var scales = accelerator.Allocate1D(factors);
        using var totals = accelerator.Allocate1D(new float[padded]);
        using var diagonal = accelerator.Allocate1D(new float[padded]);
        using var bands = accelerator.Allocate1D(new float[MessagePassing.BandCount(n) * padded]);
        using var largest = accelerator.Allocate1D(new float[n * MessagePassing.Parts]);
        using var second = accelerator.Allocate1D(new float[n * MessagePassing.Parts]);
        using var where = accelerator.Allocate1D(new int[n * MessagePassing.Parts]);
        using var tops = accelerator.Allocate1D(new float[n]);
        using var nexts = accelerator.Allocate1D(new float[n]);
        using var places = accelerator.Allocate1D(new int[n]);
        using var votes = accelerator.Allocate1D(new int[n]);
        var buffers = new MessagePassing.Buffers(
            r.View, a.View, points.View, scales.View, totals.View, diagonal.View, bands.View,
            largest.View, second.View, where.View, tops.View, nexts.View, places.View);
        var iterate = MessagePassing.Load(accelerator, load(accelerator));
        for (int iteration = 0; iteration < 20; iteration++)
            iterate(buffers, votes.View, n, -20f, 0.5f);
        return [.. r.GetAsArray1D(), .. a.GetAsArray1D(), .. bands.GetAsArray1D(), .. totals.GetAsArray1D()];
    }

    private static int At(int j, int i, int n) => (i / Panels.Width * n + j) * Panels.Width + i % Panels.Width;
}
