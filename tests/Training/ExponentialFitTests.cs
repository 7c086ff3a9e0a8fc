using FsCheck;
using FsCheck.Fluent;
using KernelRD.Training;

namespace KernelRD.Tests.Training;

public sealed class ExponentialFitTests
{
    private static readonly double[] s_times = [.. Enumerable.Range(0, 101).Select(i => 23.0 * i)];

    [Test]
    public void FindsTheCurveThatTheValuesLieOn()
    {
        var cases =
            from alpha in Gen.Choose(1, 1_000_000).Select(value => value / 1000.0)
            from sign in Gen.Elements(-1, 1)
            from settling in Gen.Choose(-500, 1500).Select(value => Math.Pow(10, value / 1000.0) * 100)
            select (alpha: sign * alpha, beta: 1 / settling);
        Prop.ForAll(cases.ToArbitrary(), curve =>
        {
            var fit = ExponentialFit.Of(s_times, [.. s_times.Select(time => curve.alpha * (1 - Math.Exp(-curve.beta * time)))])!;
            Assert.That(fit.Alpha, Is.EqualTo(curve.alpha).Within(1e-5).Percent);
            Assert.That(fit.Beta, Is.EqualTo(curve.beta).Within(1e-5).Percent);
            Assert.That(fit.RSquared, Is.EqualTo(1).Within(1e-12));
            Assert.That(fit.At(100), Is.EqualTo(curve.alpha * (1 - Math.Exp(-curve.beta * 100))).Within(1e-5).Percent);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void NoiseMovesItLittleAndShowsInRSquared()
    {
        var random = new Random(1);
        double[] noise = [.. s_times.Select(_ => 0.1 * (random.NextDouble() - 0.5))];
        double[] values = [.. s_times.Zip(noise, (time, error) => 4 * (1 - Math.Exp(-time / 300)) + error)];
        var fit = ExponentialFit.Of(s_times, values)!;
        Assert.That(fit.Alpha, Is.EqualTo(4).Within(0.02));
        Assert.That(1 / fit.Beta, Is.EqualTo(300).Within(5));

        // Of all curves it leaves the least; and R² is what is left, by its definition.
        double left = Left(fit);
        foreach (var (alpha, beta) in new[] { (1.001, 1.0), (0.999, 1.0), (1.0, 1.003), (1.0, 0.997) })
            Assert.That(Left(fit with { Alpha = alpha * fit.Alpha, Beta = beta * fit.Beta }), Is.GreaterThan(left));
        double mean = values.Average();
        Assert.That(fit.RSquared, Is.EqualTo(1 - left / values.Sum(value => Math.Pow(value - mean, 2))).Within(1e-12));
        Assert.That(fit.RSquared, Is.InRange(0.99, 0.9999));

        double Left(ExponentialFit curve) => s_times.Zip(values, (time, value) => Math.Pow(value - curve.At(time), 2)).Sum();
    }

    [TestCase("no points", new double[0], new double[0])]
    [TestCase("two points", new double[] { 0, 1, 2 }, new double[] { 0, 1, 2 })]
    [TestCase("nothing moves", new double[] { 0, 1, 2, 3 }, new double[] { 0, 0, 0, 0 })]
    [TestCase("all the same", new double[] { 0, 1, 2, 3 }, new double[] { 0, 5, 5, 5 })]
    [TestCase("a straight line", new double[] { 0, 1, 2, 3, 4 }, new double[] { 0, 2, 4, 6, 8 })]
    [TestCase("ever faster", new double[] { 0, 1, 2, 3, 4 }, new double[] { 0, 1, 4, 9, 16 })]
    [TestCase("settled at once", new double[] { 0, 1, 2, 3, 4 }, new double[] { 0, 5, 5.01, 4.99, 5 })]
    [TestCase("overflow", new double[] { 0, 1, 2, 3 }, new double[] { 0, 1, double.PositiveInfinity, double.NaN })]
    [TestCase("huge", new double[] { 0, 1, 2, 3 }, new double[] { 0, 1e200, -1e200, 1e300 })]
    public void SaysNothingWhereThereIsNothingToSay(string _, double[] times, double[] values) =>
        Assert.That(ExponentialFit.Of(times, values), Is.Null);

    [Test]
    public void AnyValuesGiveAFitOrNone()
    {
        var values = ArbMap.Default.GeneratorFor<double>().ArrayOf(12);
        Prop.ForAll(values.ToArbitrary(), values =>
        {
            var fit = ExponentialFit.Of(s_times[..12], values);
            if (fit is not null)
                Assert.That(double.IsFinite(fit.Alpha) && fit.Beta > 0 && fit.RSquared <= 1);
        }).QuickCheckThrowOnFailure();
    }
}
