using System.Globalization;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Figures;
using KernelRD.Cli.Files;
using KernelRD.Cli.Pages;
using KernelRD.Cli.Runs;
using KernelRD.Training;

namespace KernelRD.Cli.Trainings;

/// <summary>The <c>report.html</c> of a training, or of several side by side. It follows from the other files.</summary>
internal static class TrainingPage
{
    /// <summary>What is told of the start and the end, with the number of digits that matter.</summary>
    private static readonly (string Name, Func<Metrics, string> Value)[] s_quantities =
    [
        ("½·MSE, training", metrics => NumberText.Of(metrics.TrainMse / 2, 4)),
        ("½·MSE, test", metrics => NumberText.Of(metrics.TestMse / 2, 4)),
        ("Samples wrong, training", metrics => Percent(metrics.TrainError)),
        ("Samples wrong, test", metrics => Percent(metrics.TestError)),
        ("‖U − U(0)‖", metrics => NumberText.Of(metrics.DistanceU, 4)),
        ("‖V − V(0)‖", metrics => NumberText.Of(metrics.DistanceV, 4)),
        ("largest ‖u_j − u_j(0)‖", metrics => NumberText.Of(metrics.MaxDistanceUj)),
        ("mean ‖u_j − u_j(0)‖", metrics => NumberText.Of(metrics.MeanDistanceUj)),
    ];

    /// <summary>Writes the page of one training.</summary>
    public static void Write(TrainingEnd end, RunDirectory directory)
    {
        var config = end.Config;
        var page = Begin(config, Adversary(config.Settings.Adversarial), end.Rows);
        if (end.Checkpoint.OverflowStep is { } iteration)
            page.Sentences(Text($"The weights are no longer finite after iteration {iteration}; all below is of those before it."));
        page.Section("Result")
            .Table(["", "Start", Text($"Iteration {end.Last.Iteration}")], s_quantities.Select(quantity => (string[])
                [quantity.Name, quantity.Value(end.Rows[0].Metrics), quantity.Value(end.Last)]));
        Fits(page, [("", end)]);
        page.Section("Curves").Drawings([.. Curves([end]), new Figure(Norms(end))]);
        if (config.Source.Files is not null)
            Filters(page, directory);
        Settings(page, config, directory);
        page.Section("Files").Facts(
            ("config.json", "all settings, and how what the paper leaves open is read"),
            ("metrics.csv", Text($"{end.Rows.Count} rows of what was measured")),
            ("U.npy, V.npy, W.npy, a.npy", "the weights, float32, for numpy.load"),
            ("U0.npy, V0.npy, W0.npy, a0.npy", "the same at the start"),
            ("distances, errors", "the curves as .svg and .png"));
        page.Write(directory.Of("report.html"));
    }

    /// <summary>Writes the page of several trainings.</summary>
    public static void Write(TrainingConfig config, IReadOnlyList<(string Folder, TrainingEnd End)> members, RunDirectory directory)
    {
        string adversary = config.Compare ? "without and with the adversary" : Adversary(config.Settings.Adversarial);
        string seeds = config.Runs > 1 ? Text($", {config.Runs} seeds") : "";
        var page = Begin(config, adversary + seeds, members[0].End.Rows);
        page.Section("Side by side")
            .Table(["", .. s_quantities.Select(quantity => quantity.Name)], members.Select(member => (string[])
                [member.Folder, .. s_quantities.Select(quantity => quantity.Value(member.End.Last))]));
        Fits(page, members);
        page.Section("Curves").Drawings(Curves([.. members.Select(member => member.End)]));
        Settings(page, config, directory);
        page.Section("Files").Facts(
            [
                .. members.Select(member => (member.Folder, "a run of its own, with its own report.html")),
                ("config.json", "all settings, and how what the paper leaves open is read"),
                ("summary.csv", "a row for each run"),
                .. config.Runs > 1 ? [("spread.csv", "mean, deviation and range over the seeds")] : Array.Empty<(string, string)>(),
                ("distances, errors", "the curves as .svg and .png"),
            ]);
        page.Write(directory.Of("report.html"));
    }

    private static HtmlPage Begin(TrainingConfig config, string how, IReadOnlyList<TrainingRow> rows)
    {
        string size = Text($"{config.Settings.Hidden} neurons, {rows[^1].Metrics.Iteration} iterations, {NumberText.Of(rows[^1].Metrics.Epoch, 4)} epochs");
        return new HtmlPage($"{config.Source.Name}, {how}", $"Pseudo-reaction-diffusion: {size}, by KernelRD {config.Version}");
    }

    /// <summary>The law that the theory predicts for the distances, beside what was measured.</summary>
    private static void Fits(HtmlPage page, IEnumerable<(string Folder, TrainingEnd End)> members)
    {
        var fits = members
            .SelectMany(member => new[] { ("‖U − U(0)‖", member.End.FitU, member.Folder), ("‖V − V(0)‖", member.End.FitV, member.Folder) })
            .ToArray();
        page.Section("Predicted and measured")
            .Sentences("The theory bounds both distances by a curve of the form α (1 − exp(−βt)). Fitted to what was measured, t in iterations:")
            .Table(["", "α", "1/β", "R²"], fits.Select(fit => fit.Item2 is { } law
                ? (string[])[$"{fit.Item1} {fit.Folder}".TrimEnd(), NumberText.Of(law.Alpha), NumberText.Of(1 / law.Beta), NumberText.Of(law.RSquared, 4)]
                : [$"{fit.Item1} {fit.Folder}".TrimEnd(), "does not fit", "", ""]));
    }

    private static IEnumerable<Figure> Curves(IReadOnlyList<TrainingEnd> runs) =>
        TrainingCharts.Distances(runs).Concat(TrainingCharts.Errors(runs)).Select(chart => new Figure(chart));

    /// <summary>The supervised and the adversarial half of each gradient over the iterations.</summary>
    private static Chart Norms(TrainingEnd end)
    {
        double[] iterations = [.. end.Rows.Select(row => (double)row.Metrics.Iteration)];
        return new Chart(
            new[]
            {
                Line("‖R_{u}‖", Palette.Of(0), Dash.None, metrics => metrics.ReactionU),
                Line("‖R_{v}‖", Palette.Of(2), Dash.None, metrics => metrics.ReactionV),
                Line("‖D_{u}‖", Palette.Of(0), Dash.Dashed, metrics => metrics.DiffusionU),
                Line("‖D_{v}‖", Palette.Of(2), Dash.Dashed, metrics => metrics.DiffusionV),
            }.Where(line => line.Y.Any(double.IsFinite)).ToArray())
        {
            Title = "Reaction and diffusion",
            X = new("iteration"),
            Y = new("norm of the gradient's half", IsLog: true),
        };

        LineSeries Line(string name, Rgba color, Dash dash, Func<Metrics, double> value) =>
            new(iterations, [.. end.Rows.Select(row => value(row.Metrics))]) { Name = name, Color = color, Dash = dash };
    }

    /// <summary>The neurons of largest norm, at the end and, lest the choice be mistaken for what was learned, at the start.</summary>
    private static void Filters(HtmlPage page, RunDirectory directory)
    {
        page.Section("Filters")
            .Sentences("The nine neurons of largest norm, with the variances of their weights, at the start and at the end.")
            .Drawings(
                new Figure(Nine("Start", "U0.npy")),
                new Figure(Nine("End", "U.npy")));

        ImagePanel Nine(string title, string file) => RunDirectory.Read(directory.Of(file), path =>
        {
            using var stream = File.OpenRead(path);
            var (shape, values) = NpyFile.Read(stream);
            return Plots.Filters(title, values, shape[^1]);
        });
    }

    private static void Settings(HtmlPage page, TrainingConfig config, RunDirectory directory)
    {
        var settings = config.Settings;
        page.Section("Settings").Facts(
            [
                ("Data", $"{config.Source.Name}: {config.Source.Title}"),
                ("Hidden neurons", Text($"{settings.Hidden}")),
                ("Batch", settings.Scalar ? "all samples" : Text($"{settings.Batch}")),
                ("Iterations", Text($"{config.Iterations} at the most") + (config.TargetMse is { } mse ? Text($", or to a training MSE of {mse}") : "")),
                ("Seed", Text($"{settings.Seed}")),
                ("Learning rate", Text($"{settings.LearningRate}") + (settings.Scalar ? "" : Text($", momentum {settings.Momentum}"))),
                .. settings.Adversarial || config.Compare
                    ? [("Adversary", Text($"weight {settings.AdversarialWeight}, penalty {settings.Penalty}, learning rate {settings.CriticLearningRate}"))]
                    : Array.Empty<(string, string)>(),
                .. config.Readings().Select(reading => (reading.Key, reading.Reading)),
                ("Device", string.Join(", then ", directory.Devices)),
                ("Version", $"KernelRD {config.Version}"),
            ]);
        page.Section("Run it again").Sentences("In this folder:").Code("kernelrd run config.json");
    }

    private static string Adversary(bool isThere) => isThere ? "with the adversary" : "without an adversary";

    private static string Percent(double share) => $"{NumberText.Of(100 * share)} %";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
