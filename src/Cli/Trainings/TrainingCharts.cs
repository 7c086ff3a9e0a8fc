using System.Globalization;
using KernelRD.Cli.Charts;
using KernelRD.Training;

namespace KernelRD.Cli.Trainings;

/// <summary>
/// The curves of one training, or of several that differ in seed and adversary: the latter's mean, with the range over the seeds.
/// </summary>
internal static class TrainingCharts
{
    /// <summary>Writes <c>distances.svg</c> and <c>errors.svg</c>, and the same as <c>.png</c>.</summary>
    public static void Save(string folder, IReadOnlyList<TrainingEnd> runs)
    {
        ChartFiles.Save(new Figure([.. Distances(runs)]), Path.Combine(folder, "distances"));
        ChartFiles.Save(new Figure([.. Errors(runs)]), Path.Combine(folder, "errors"));
    }

    /// <summary>The distances of both layers from their start, with the curves fitted to them.</summary>
    public static IEnumerable<Chart> Distances(IReadOnlyList<TrainingEnd> runs) =>
    [
        Draw(runs, "Hidden layer", "‖U − U(0)‖_{F}", false, metrics => metrics.DistanceU, withFit: true),
        Draw(runs, "Top layer", "‖V − V(0)‖_{F}", false, metrics => metrics.DistanceV, withFit: true),
    ];

    /// <summary>The error, and the share of samples that are classified wrong, in training and test.</summary>
    public static IEnumerable<Chart> Errors(IReadOnlyList<TrainingEnd> runs) =>
    [
        Draw(runs, "Training", "½ MSE", true, metrics => metrics.TrainMse / 2),
        Draw(runs, "Test", "½ MSE", true, metrics => metrics.TestMse / 2),
        Draw(runs, "Training", "share of samples wrong", false, metrics => metrics.TrainError),
        Draw(runs, "Test", "share of samples wrong", false, metrics => metrics.TestError),
    ];

    /// <summary>A quantity over the iterations, one color an arm.</summary>
    /// <param name="arms">Runs that differ in their seeds, each as its rows, by what the legend calls them.</param>
    /// <param name="title">Above the chart.</param>
    /// <param name="label">What the vertical axis measures.</param>
    /// <param name="isLog">Whether that axis is logarithmic; else it reaches 0.</param>
    /// <param name="quantity">What is drawn.</param>
    /// <param name="withFit">Whether with the curve α(1 − exp(−βt)) nearest to it.</param>
    public static Chart Draw(
        IEnumerable<(string Name, IReadOnlyList<TrainingRow>[] Rows)> arms,
        string title,
        string label,
        bool isLog,
        Func<Metrics, double> quantity,
        bool withFit = false) =>
        new([.. arms.SelectMany((arm, index) => Series(arm.Name, arm.Rows, Palette.Of(index), quantity, withFit))])
        {
            Title = title,
            X = new Axis("iteration"),
            Y = new Axis(label, isLog) { IncludesZero = !isLog },
        };

    private static Chart Draw(
        IReadOnlyList<TrainingEnd> runs, string title, string label, bool isLog, Func<Metrics, double> quantity, bool withFit = false)
    {
        var arms = runs.GroupBy(run => run.Config.Settings.Adversarial)
            .OrderBy(arm => arm.Key)
            .Select(arm => (Name: arm.Key ? "with the adversary" : "supervised", Rows: arm.Select(run => run.Rows).ToArray()));
        return Draw(arms, title, label, isLog, quantity, withFit);
    }

    /// <summary>What was measured, the range over several runs, and the curve fitted to their mean.</summary>
    private static IEnumerable<Series> Series(
        string name, IReadOnlyList<TrainingRow>[] runs, Rgba color, Func<Metrics, double> quantity, bool withFit)
    {
        var spread = Spread.Of(runs, quantity);
        if (runs.Length > 1)
            yield return new BandSeries(spread.Iterations, spread.Low, spread.High) { Color = color };
        yield return new LineSeries(spread.Iterations, spread.Mean) { Name = name, Color = color };
        if (withFit && ExponentialFit.Of(spread.Iterations, spread.Mean) is { } fit)
        {
            double last = spread.Iterations[^1];
            double[] times = [.. Enumerable.Range(0, 201).Select(i => last * i / 200)];
            string text = string.Create(
                CultureInfo.InvariantCulture, $"{fit.Alpha:G3} (1 − exp(−t / {1 / fit.Beta:G3})), R² = {fit.RSquared:0.000}");
            yield return new LineSeries(times, [.. times.Select(fit.At)]) { Name = text, Color = color, Dash = Dash.Dashed, Width = 1.2 };
        }
    }
}
