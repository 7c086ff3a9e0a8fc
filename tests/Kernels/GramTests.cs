using KernelRD.Kernels.Gram;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.Random;
using KernelRD.Training.Theory;

namespace KernelRD.Tests.Kernels;

/// <summary>Gram matrices against their definition and their limits.</summary>
public sealed class GramTests
{
    [Test]
    public void CountsTheSharedNeurons([AllDevices] TestDevice device, [Values(1, 2, 17, 32, 33)] int n, [Values(1, 31, 32, 65, 200)] int m)
    {
        const int Features = 5;
        float[] x = Normals(1, n * Features);
        float[] u = Normals(2, m * Features);
        var (h, z) = Compute(device.Accelerator, u, x, n, Features, m);
        float[] inner = Product(device.Accelerator, x, x, n, n, Features);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                int count = Enumerable.Range(0, m).Count(r => z[r * n + i] >= 0 && z[r * n + j] >= 0);
                Assert.That(h[i * n + j], Is.EqualTo(inner[i * n + j] * (count / (float)m)), $"({i}, {j})");
            }
        }
    }

    [Test]
    public void ANeuronAtZeroCounts([AllDevices] TestDevice device)
    {
        var (h, _) = Compute(device.Accelerator, [0f, 0f, 1f, 0f], [1f, 2f, -1f, 1f], 2, 2, 2);
        // The neuron 0 sees both; the other, the first alone.
        Assert.That(h, Is.EqualTo(new[] { 5f, 0.5f, 0.5f, 1f }));
    }

    [Test]
    public void NearsItsLimitAsTheRootOfTheWidth([AllDevices] TestDevice device)
    {
        const int N = 24, Features = 6;
        float[] x = Normals(3, N * Features);
        double[] limit = ArcCosine.HiddenGram(x, N, Features);
        double Error(int m)
        {
            var (h, _) = Compute(device.Accelerator, Normals(4, m * Features), x, N, Features, m);
            return Math.Sqrt(h.Zip(limit, (value, exact) => Math.Pow(value - exact, 2)).Average());
        }

        // An entry is x·y times a mean of m coin flips, so its error is at most ‖x‖‖y‖/2 · m^(−1/2): about 3 here. The mean over 300 entries
        // is far steadier than a factor of two.
        foreach (int m in new[] { 64, 1024, 16384 })
            Assert.That(Error(m) * Math.Sqrt(m), Is.InRange(0.3, 3), $"m = {m}");
    }

    [Test]
    public void TheTopLayersNearsItsLimitToo()
    {
        const int N = 12, Features = 6;
        float[] x = Normals(5, N * Features);
        double Error(int m)
        {
            var (_, z) = Compute(TestDevice.Cpu.Accelerator, Normals(6, m * Features), x, N, Features, m);
            double square = 0;
            for (int i = 0; i < N; i++)
            {
                for (int j = 0; j < N; j++)
                {
                    double mean = Enumerable.Range(0, m).Sum(r => (double)Math.Max(z[r * N + i], 0) * Math.Max(z[r * N + j], 0)) / m;
                    square += Math.Pow(mean - ArcCosine.Top(Dot(x, i, j, Features), Norm(x, i, Features) * Norm(x, j, Features)), 2);
                }
            }

            return Math.Sqrt(square) / N;
        }

        // The product of two half-normals of variance about 6 has a deviation of about 8.
        foreach (int m in new[] { 64, 1024, 16384 })
            Assert.That(Error(m) * Math.Sqrt(m), Is.InRange(1, 16), $"m = {m}");
    }

    [Test]
    public void TheArcCosinesAreExactWhereTheyAreKnown()
    {
        Assert.That(ArcCosine.Hidden(1, 1), Is.EqualTo(0.5));
        Assert.That(ArcCosine.Hidden(0, 1), Is.EqualTo(0));
        Assert.That(ArcCosine.Hidden(-1, 1), Is.EqualTo(0));
        Assert.That(ArcCosine.Hidden(0.5, 1), Is.EqualTo(1.0 / 6).Within(1e-15));
        Assert.That(ArcCosine.Top(4, 4), Is.EqualTo(2).Within(1e-15));
        Assert.That(ArcCosine.Top(0, 1), Is.EqualTo(1 / (2 * Math.PI)).Within(1e-15));
        Assert.That(ArcCosine.Top(-1, 1), Is.EqualTo(0).Within(1e-15));
        Assert.That(ArcCosine.Hidden(0, 0), Is.EqualTo(0));
    }

    internal static float[] Normals(uint seed, int count)
    {
        var random = new RandomState(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.StandardNormal())];
    }

    private static (float[] H, float[] Z) Compute(Accelerator accelerator, float[] u, float[] x, int n, int features, int m)
    {
        using var weights = accelerator.Allocate1D(u);
        using var samples = accelerator.Allocate1D(x);
        using var h = accelerator.Allocate1D<float>(n * n);
        using var gram = new GramMatrix(accelerator, n, features, m);
        gram.Run(weights.View, samples.View, h.View);
        return (h.GetAsArray1D(), gram.PreActivations.GetAsArray1D());
    }

    private static float[] Product(Accelerator accelerator, float[] a, float[] b, int m, int n, int k)
    {
        using var left = accelerator.Allocate1D(a);
        using var right = accelerator.Allocate1D(b);
        using var result = accelerator.Allocate1D<float>(m * n);
        MatrixProduct.LoadNaive(accelerator, ProductForm.NT, m, n, k)(left.View, right.View, result.View);
        return result.GetAsArray1D();
    }

    private static double Dot(float[] x, int i, int j, int features) => Enumerable.Range(0, features).Sum(k => (double)x[i * features + k] * x[j * features + k]);

    private static double Norm(float[] x, int i, int features) => Math.Sqrt(Dot(x, i, i, features));
}
