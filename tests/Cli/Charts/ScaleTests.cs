using System.Globalization;
using KernelRD.Cli.Charts;

namespace KernelRD.Tests.Cli.Charts;

public sealed class ScaleTests
{
    private static readonly double[][] s_ranges =
    [
        [0, 1], [-3, 8], [1e-300, 2e-300], [-1e308, 1e308], [12345678, 12345679], [5, 5], [0, 0], [-7], [], [double.NaN, 2], [1e-9, 1e12],
        [0.12, 0.7], [3.1, 3.3], [double.Epsilon, double.MaxValue], [double.PositiveInfinity, 4, 9],
    ];

    [Test]
    public void EndsMapToEnds([ValueSource(nameof(s_ranges))] double[] values, [Values] bool isLog, [Values(0, 0.05)] double margin)
    {
        var scale = Scale.Fit(new Axis(IsLog: isLog), values, 200, margin);
        Assert.That(scale.Map(scale.Low), Is.Zero.Within(1e-9));
        Assert.That(scale.Map(scale.High), Is.EqualTo(200).Within(1e-9));
        foreach (double value in values.Where(value => scale.CanShow(value) && Math.Abs(value) is <= 1e300 and (0 or >= 1e-300)))
            Assert.That(scale.Map(value), Is.InRange(-1e-9, 200 + 1e-9), $"{value}");
    }

    [Test]
    public void TicksAreRoundRisingWithinAndApart([ValueSource(nameof(s_ranges))] double[] values, [Values] bool isLog, [Values(10, 2)] int logBase)
    {
        var scale = Scale.Fit(new Axis(IsLog: isLog) { LogBase = logBase }, values, 200, 0.05);
        var (ticks, factor) = scale.Ticks(40, _ => 12);
        double times = factor.Length == 0 ? 1 : Number(factor[1..]);
        var places = ticks.Select(tick => scale.Map(tick.Value)).ToArray();
        Assert.That(places, Is.Ordered);
        Assert.That(places, Has.All.InRange(-1e-6, 200 + 1e-6));
        var labelled = ticks.Where(tick => tick.Label.Length > 0).ToArray();
        Assert.That(labelled, Has.Length.InRange(isLog ? 1 : 2, 9));
        foreach (var tick in labelled)
            Assert.That(Number(tick.Label) * times, Is.EqualTo(tick.Value).Within(1e-9).Percent.Or.EqualTo(tick.Value).Within(1e-12 * Math.Abs(scale.High)));
        Assert.That(labelled.Select(tick => tick.Label), Is.Unique);
        for (int i = 1; i < labelled.Length; i++)
            Assert.That(scale.Map(labelled[i].Value) - scale.Map(labelled[i - 1].Value), Is.GreaterThan(12));
    }

    [Test]
    public void TicksAreMultiplesOfOneTwoOrFive()
    {
        var scale = Scale.Fit(new Axis { Range = (-0.3, 1.9) }, [], 300, 0);
        Assert.That(scale.Ticks(40, _ => 10).Ticks.Select(tick => tick.Label), Is.EqualTo(new[] { "0", "0.5", "1.0", "1.5" }));
        scale = Scale.Fit(new Axis { Range = (-150, 150) }, [], 300, 0);
        Assert.That(scale.Ticks(40, _ => 10).Ticks.Select(tick => tick.Label), Is.EqualTo(new[] { "−150", "−100", "−50", "0", "50", "100", "150" }));
    }

    [Test]
    public void LargeAndSmallNumbersShareAPowerOfTen()
    {
        var (ticks, factor) = Scale.Fit(new Axis { Range = (0, 4e6) }, [], 200, 0).Ticks(50, _ => 10);
        Assert.That(factor, Is.EqualTo("×10^{6}"));
        Assert.That(ticks.Select(tick => tick.Label), Is.EqualTo(new[] { "0", "1", "2", "3", "4" }));
        Assert.That(Scale.Fit(new Axis { Range = (0, 4e-6) }, [], 200, 0).Ticks(50, _ => 10).Factor, Is.EqualTo("×10^{−6}"));
        Assert.That(Scale.Fit(new Axis { Range = (0, 40000) }, [], 200, 0).Ticks(50, _ => 10).Factor, Is.Empty);
    }

    [Test]
    public void LogarithmicAxesMarkPowers()
    {
        var (ticks, _) = Scale.Fit(new Axis(IsLog: true) { Range = (0.01, 100) }, [], 200, 0).Ticks(30, _ => 10);
        Assert.That(ticks.Where(tick => tick.Label.Length > 0).Select(tick => tick.Label), Is.EqualTo(new[] { "0.01", "0.1", "1", "10", "100" }));
        Assert.That(ticks, Has.Count.EqualTo(5 + 4 * 8), "and what is between them, without labels");
        (ticks, _) = Scale.Fit(new Axis(IsLog: true) { Range = (1e-6, 1e-3) }, [], 200, 0).Ticks(30, _ => 10);
        Assert.That(ticks.Select(tick => tick.Label).First(label => label.Length > 0), Is.EqualTo("10^{−6}"));
        (ticks, _) = Scale.Fit(new Axis(IsLog: true) { Range = (8, 32768), LogBase = 2 }, [], 200, 0).Ticks(50, _ => 10);
        Assert.That(ticks, Has.Count.EqualTo(13));
        Assert.That(ticks.Where(tick => tick.Label.Length > 0).Select(tick => tick.Label), Does.Contain("2^{12}"));
    }

    [Test]
    public void LongLabelsThinOut()
    {
        var scale = Scale.Fit(new Axis { Range = (0, 1) }, [], 300, 0);
        Assert.That(scale.Ticks(30, _ => 140).Ticks, Has.Count.EqualTo(3));
    }

    [Test]
    public void AFittedRangeIncludesZeroWhereAsked()
    {
        var scale = Scale.Fit(new Axis { IncludesZero = true }, [3, 5], 100, 0.05);
        Assert.That((scale.Low, scale.High), Is.EqualTo((0, 5.25)));
        scale = Scale.Fit(new Axis { IncludesZero = true }, [-3, -5], 100, 0.05);
        Assert.That((scale.Low, scale.High), Is.EqualTo((-5.25, 0)));
    }

    private static double Number(string label)
    {
        var parts = label.Replace('−', '-').TrimEnd('}').Split("^{");
        double first = double.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts.Length == 1 ? first : double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{(first == 10 ? parts[1] : "0")}"), CultureInfo.InvariantCulture)
            * (first == 10 ? 1 : Math.Pow(first, double.Parse(parts[1], CultureInfo.InvariantCulture)));
    }
}
