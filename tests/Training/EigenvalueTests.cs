using KernelRD.Tests.Kernels;
using KernelRD.Training.Theory;
using MathNet.Numerics.LinearAlgebra;

namespace KernelRD.Tests.Training;

/// <summary>Extreme eigenvalues against MathNet's full decomposition.</summary>
public sealed class EigenvalueTests
{
    [TestCase(1, 3)]
    [TestCase(2, 3)]
    [TestCase(3, 2)]
    [TestCase(63, 20)]
    [TestCase(64, 64)]
    [TestCase(65, 20)]
    [TestCase(150, 40)]
    [TestCase(333, 10)]
    public void OfTheLimitAreMathNets(int n, int features)
    {
        double[] gram = ArcCosine.HiddenGram(GramTests.Normals((uint)n, n * features), n, features);
        var exact = Matrix<double>.Build.Dense(n, n, (i, j) => gram[i * n + j]).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).ToList();
        var spectrum = Spectrum.Of(gram, n);
        Assert.That(spectrum.IsDefinite);
        Assert.That(spectrum.Least, Is.EqualTo(exact.Min()).Within(1e-7).Percent);
        Assert.That(spectrum.Largest, Is.EqualTo(exact.Max()).Within(1e-7).Percent);
        Assert.That(spectrum.Condition, Is.EqualTo(exact.Max() / exact.Min()).Within(2e-7).Percent);
    }

    [TestCase(1e3)]
    [TestCase(1e7)]
    [TestCase(1e10)]
    public void AreExactHoweverIllConditioned(double condition)
    {
        // A reflection of a diagonal matrix with eigenvalues from 1 to 1/κ.
        const int N = 120;
        double[] values = [.. Enumerable.Range(0, N).Select(i => Math.Pow(condition, -i / (N - 1.0)))];
        double[] axis = [.. Enumerable.Range(0, N).Select(i => Math.Sin(i + 1))];
        double square = axis.Sum(x => x * x);
        var reflection = Matrix<double>.Build.Dense(N, N, (i, j) => (i == j ? 1 : 0) - 2 * axis[i] * axis[j] / square);
        var matrix = reflection * Matrix<double>.Build.DenseOfDiagonalArray(values) * reflection;
        var spectrum = Spectrum.Of(matrix.ToRowMajorArray(), N);
        // The matrix itself is rounded to 1e-16 of λ_max.
        Assert.That(spectrum.Least * condition, Is.EqualTo(1).Within(1e-14 * condition + 1e-8));
        Assert.That(spectrum.Largest, Is.EqualTo(1).Within(1e-9));
    }

    [Test]
    public void OfASingularMatrixTheLeastIsZeroAndItSaysSo()
    {
        // Two samples are the same.
        float[] x = GramTests.Normals(9, 5 * 4);
        x.AsSpan(0, 4).CopyTo(x.AsSpan(16));
        var spectrum = Spectrum.Of(ArcCosine.HiddenGram(x, 5, 4), 5);
        Assert.That(spectrum.IsDefinite, Is.False);
        Assert.That(spectrum.Least, Is.EqualTo(0).Within(1e-9 * spectrum.Largest));
    }

    [TestCase(new double[] { 1, 2, 2 }, 2, "4 values, not 3")]
    [TestCase(new double[] { }, 0, "0 values")]
    [TestCase(new double[] { 1, double.NaN, double.NaN, 1 }, 2, "finite")]
    [TestCase(new double[] { double.PositiveInfinity }, 1, "finite")]
    public void SaysWhatItNeeds(double[] matrix, int n, string what) =>
        Assert.That(() => Spectrum.Of(matrix, n), Throws.ArgumentException.With.Message.Contains(what));

    [TestCase(1)]
    [TestCase(5)]
    public void OfNothingBothAreZero(int n)
    {
        var spectrum = Spectrum.Of(new double[n * n], n);
        Assert.That(spectrum.Largest, Is.Zero);
        Assert.That(spectrum.Least, Is.EqualTo(0).Within(1e-280));
        Assert.That(spectrum.IsDefinite, Is.False);
    }

    [Test]
    public void TheNormIsOfEitherSign()
    {
        Assert.That(Spectrum.Norm([1, 0, 0, -3], 2), Is.EqualTo(3).Within(1e-9));
        Assert.That(Spectrum.Norm([0, 2, 2, 0], 2), Is.EqualTo(2).Within(1e-9));
    }
}
