using System.Globalization;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Trainings;
using KernelRD.Training;

namespace KernelRD.Cli.Figures;

/// <summary>Figures 3 to 8, 13, 16 and 17: how far the weights go from where they started, without and with diffusion.</summary>
internal static class DistanceFigures
{
    /// <summary>A curve that explains less of a distance's variance is not its form.</summary>
    private const double GoodFit = 0.95;

    private static readonly Layer s_hidden = new("hidden layer", "‖U − U(0)‖_{F}", metrics => metrics.DistanceU);
    private static readonly Layer s_top = new("top layer", "‖V − V(0)‖_{F}", metrics => metrics.DistanceV);
    private static readonly Layer[] s_layers = [s_hidden, s_top];

    public static IEnumerable<PaperFigure> CreateSynthetic() =>
    [
        new(
            3,
            "Distance from initialization on the synthetic dataset",
            "The exponential term dominates: once it has settled only a tiny linear slope is left; with diffusion the weights go farther.",
            MakeLong),
        new(
            4,
            "Distance from initialization in the hidden layer on both synthetic datasets",
            "‖U(t) − U(0)‖ is of the form α(1 − exp(−βt)) with α > 0 and β > 0.",
            run => MakeSettling(run, s_hidden)),
        new(
            5,
            "Distance from initialization in the top layer on both synthetic datasets",
            "‖V(t) − V(0)‖ is of the form α(1 − exp(−βt)) with α > 0 and β > 0.",
            run => MakeSettling(run, s_top)),
    ];

    public static IEnumerable<PaperFigure> CreateDigits() =>
    [
        new(
            6,
            "Distance from initialization on MNIST",
            "Diffusion breaks the symmetry: both layers explore a larger subspace, exponentially fast.",
            MakeDigits),
        new(
            7,
            "Distance from initialization on MNIST with twice the hidden units",
            "The settling point is another than in Figure 6, and the breakdown due to the adversary is exponential here too.",
            MakeWide),
        new(
            8,
            "Distance from several initializations on MNIST",
            "The experiments are consistent over the initializations: the spread is small (< 2.5 %) beside the settling point, and the rate is exponential in all.",
            MakeSeeds),
    ];

    public static PaperFigure CreateFashion() => new(
        13,
        "Distance from initialization on FashionMNIST",
        "The distances are larger than on the synthetic datasets in both supervised and adversarial learning, and with diffusion the weights explore a larger subspace.",
        MakeFashion);

    public static IEnumerable<PaperFigure> CreateNarrow() =>
    [
        new(
            16,
            "Distance from initialization on CIFAR10 with few hidden units",
            "With fewer hidden units a larger linear slope dominates the distance beyond the settling point.",
            run => MakeNarrow(run, "cifar10", run.Trainings.Size.CifarHidden)),
        new(
            17,
            "Distance from initialization on MNIST with few hidden units",
            "With fewer hidden units a larger linear slope dominates the distance beyond the settling point.",
            run => MakeNarrow(run, run.Trainings.Digits, run.Trainings.Size.NarrowHidden)),
    ];

    private static Finding MakeLong(FigureRun run)
    {
        var arms = Arms(adversarial => run.Trainings.Synthetic("synthetic", adversarial));
        long settled = run.Trainings.Size.SettlingIterations;
        Draw(run, arms);

        var tails = s_layers.SelectMany(layer => arms.Select(arm => (
            Text: $"{layer.Name} {arm.Arm}",
            Head: arm.Until(settled).Fit(layer.Distance)?.Alpha ?? double.NaN,
            Tail: arm.Slope(layer.Distance, settled) * (arm.Last.Iteration - settled)))).ToArray();
        bool dominates = tails.All(tail => tail.Tail < tail.Head), isTiny = tails.All(tail => tail.Tail < 0.1 * tail.Head);
        bool isFarther = IsFarther(arms);
        return new(
            isTiny && isFarther ? Verdict.BorneOut : dominates || isFarther ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            Size(arms, "m = 8192 and 23,000 iterations"),
            $"α of the curve fitted up to iteration {settled}, and what the straight line fitted from there on adds to it: "
                + string.Join(", ", tails.Select(tail => $"{tail.Text} {NumberText.Of(tail.Head)} and {NumberText.Of(tail.Tail)}")) + ".",
            $"The linear part is {(isTiny ? "tiny, less than a tenth of the exponential one" : dominates ? "smaller than the exponential one, but not tiny" : "not always smaller than the exponential one")}.",
            Ends(arms));
    }

    private static Finding MakeSettling(FigureRun run, Layer layer)
    {
        var sets = new[] { "synthetic", "synthetic-1024" }
            .Select(name => Arms(adversarial => run.Trainings.Synthetic(name, adversarial, untilSettled: true)))
            .ToArray();
        run.Draw(new([.. sets.Select((arms, i) => Curves($"({"ab"[i]}) {arms[0].Data.Features} inputs", layer, arms))]));
        run.KeepTraces("curves", sets.SelectMany(arms => arms));

        var fits = sets.SelectMany(arms => arms.Select(arm => new Fitted($"{arm.Data.Features} inputs {arm.Arm}", arm.Fit(layer.Distance)))).ToArray();
        int good = fits.Count(fit => fit.IsGood);
        return new(
            good == fits.Length ? Verdict.BorneOut : good > 0 ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            [
                Size(sets.SelectMany(arms => arms), "m = 8192 and 2300 iterations"),
                $"The curve fits {good} of the {fits.Length} with R² of at least {NumberText.Of(GoodFit)}: {string.Join("; ", fits.Select(fit => fit.Text))}.",
                .. sets.Select(arms => Ends(arms, layer)),
            ]);
    }

    private static Finding MakeDigits(FigureRun run)
    {
        var arms = Arms(adversarial => run.Trainings.Images(run.Trainings.Digits, run.Trainings.Size.Hidden, adversarial));
        Draw(run, arms);
        var fits = Fits(arms[1]);
        bool isExponential = fits.All(fit => fit.IsGood);
        return new(
            IsFarther(arms) ? isExponential ? Verdict.BorneOut : Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            [Size(arms, "m = 8192 and 1000 epochs of 60,000 samples, or a training MSE of 0.001"), .. StandIn(arms), Ends(arms), Describe(fits)]);
    }

    private static Finding MakeWide(FigureRun run)
    {
        var size = run.Trainings.Size;
        var arms = Arms(adversarial => run.Trainings.Images(run.Trainings.Digits, size.WideHidden, adversarial, until: size.WideIterations));
        var narrower = Arms(adversarial => run.Trainings.Images(run.Trainings.Digits, size.Hidden, adversarial, until: size.WideIterations));
        Draw(run, arms);
        var fits = Fits(arms[1]);
        bool isExponential = fits.All(fit => fit.IsGood);
        var ratios = s_layers.SelectMany(layer => arms.Zip(narrower, (wide, narrow) => (
            Text: $"{layer.Name} {wide.Arm}",
            Value: (wide.Fit(layer.Distance)?.Alpha ?? double.NaN) / (narrow.Fit(layer.Distance)?.Alpha ?? double.NaN)))).ToArray();
        bool isOther = ratios.Any(ratio => Math.Abs(Math.Log(ratio.Value)) > 0.05);
        return new(
            IsFarther(arms) ? isExponential && isOther ? Verdict.BorneOut : Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            [
                Size(arms, "m = 16384 and 1000 epochs of 60,000 samples, or a training MSE of 0.001"),
                .. StandIn(arms),
                Ends(arms),
                Describe(fits),
                $"α at m = {size.WideHidden} is that at m = {size.Hidden} times "
                    + string.Join(", ", ratios.Select(ratio => $"{NumberText.Of(ratio.Value)} ({ratio.Text})")) + ".",
            ]);
    }

    private static Finding MakeSeeds(FigureRun run)
    {
        const double Small = 0.025;
        var size = run.Trainings.Size;
        var seeds = Enumerable.Range(1, size.Seeds).Select(seed => (uint)seed)
            .Select(seed => Arms(adversarial => run.Trainings.Images(run.Trainings.Digits, size.SeedHidden, adversarial, seed, size.SeedIterations)))
            .ToArray();
        run.Draw(new([.. s_layers.Select((layer, i) => Curves($"({"ab"[i]}) {layer.Title}", layer, seeds.SelectMany(arms => arms)))]));
        run.KeepTraces("curves", seeds.SelectMany(arms => arms));

        var spreads = s_layers.SelectMany(layer => Enumerable.Range(0, 2).Select(i =>
        {
            var spread = Spread.Of([.. seeds.Select(arms => RowsOf(arms[i]))], layer.Distance);
            return (Text: $"{layer.Name} {seeds[0][i].Arm}", Value: spread.Deviation[^1] / spread.Mean[^1]);
        })).ToArray();
        bool isSmall = spreads.All(spread => spread.Value < Small);
        int farther = seeds.Count(IsFarther);
        var fits = seeds.SelectMany(arms => Fits(arms[1])).ToArray();
        bool isExponential = fits.All(fit => fit.IsGood);
        bool isConsistent = farther == seeds.Length;
        return new(
            isSmall && isConsistent && isExponential ? Verdict.BorneOut : isSmall || isConsistent ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            [
                Size(seeds.SelectMany(arms => arms), "m = 8192, five seeds and 1000 epochs of 60,000 samples, or a training MSE of 0.001"),
                .. StandIn(seeds[0]),
                "The standard deviation over the seeds, beside the mean distance at the end: "
                    + string.Join(", ", spreads.Select(spread => $"{spread.Text} {NumberText.Of(100 * spread.Value, 2)} %")) + ".",
                $"With diffusion both layers go farther for {farther} of {seeds.Length} seeds.",
                $"The exponential curve fits {fits.Count(fit => fit.IsGood)} of the {fits.Length} distances with diffusion with R² of at least {NumberText.Of(GoodFit)}.",
            ]);
    }

    private static Finding MakeFashion(FigureRun run)
    {
        var arms = Arms(adversarial => run.Trainings.Images("fashion-mnist", run.Trainings.Size.Hidden, adversarial));
        var synthetic = Arms(adversarial => run.Trainings.Synthetic("synthetic", adversarial, untilSettled: true));
        Draw(run, arms);
        var ratios = s_layers.SelectMany(layer => arms.Zip(synthetic, (own, other) => (
            Text: $"{layer.Name} {own.Arm}",
            Value: layer.Distance(own.Last) / layer.Distance(other.Last)))).ToArray();
        bool isLarger = ratios.All(ratio => ratio.Value > 1), isFarther = IsFarther(arms);
        return new(
            isLarger && isFarther ? Verdict.BorneOut : isLarger || isFarther ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            Size(arms, "m = 8192 and 1000 epochs of 60,000 samples, or a training MSE of 0.001"),
            Ends(arms),
            Describe(Fits(arms[1])),
            $"The distances at the end, against those on the synthetic set after {synthetic[0].Last.Iteration} iterations: " + string.Join(", ", ratios.Select(ratio => $"{ratio.Text} {NumberText.Of(ratio.Value)} times")) + ".");
    }

    private static Finding MakeNarrow(FigureRun run, string name, int hidden)
    {
        var size = run.Trainings.Size;
        var arms = Arms(adversarial => run.Trainings.Images(name, hidden, adversarial));
        var wide = run.Trainings.Images(run.Trainings.Digits, size.Hidden, adversarial: true);
        Draw(run, arms);
        var slopes = s_layers.Select(layer => (layer.Name, Own: Share(arms[1], layer), Wide: Share(wide, layer))).ToArray();
        bool isLarger = slopes.All(slope => slope.Own > slope.Wide), dominates = slopes.All(slope => slope.Own > 0.5);
        return new(
            isLarger && dominates ? Verdict.BorneOut : isLarger || dominates ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            [
                Size(arms, $"m = {(name == "cifar10" ? 1024 : 128)} and 1000 epochs, or a training MSE of {(name == "cifar10" ? "0.02" : "0.001")}"),
                .. StandIn(arms),
                Ends(arms),
                "The slope over the second half with diffusion, times all iterations and beside the distance at the end (1 is a straight line through 0): "
                    + string.Join(", ", slopes.Select(slope =>
                        $"{slope.Name} {NumberText.Of(slope.Own)}, with {size.Hidden} hidden units on {wide.Data.Name} {NumberText.Of(slope.Wide)}")) + ".",
                $"The slope is {(isLarger ? "" : "not ")}larger than there, and it {(dominates ? "dominates" : "does not dominate")} (0.5).",
            ]);

        static double Share(TrainingTrace arm, Layer layer) =>
            arm.Slope(layer.Distance, arm.Last.Iteration / 2) * arm.Last.Iteration / layer.Distance(arm.Last);
    }

    private static TrainingTrace[] Arms(Func<bool, TrainingTrace> train) => [train(false), train(true)];

    private static void Draw(FigureRun run, TrainingTrace[] arms)
    {
        run.Draw(new([.. s_layers.Select((layer, i) => Curves($"({"ab"[i]}) {layer.Title}", layer, arms))]));
        run.KeepTraces("curves", arms);
    }

    private static Chart Curves(string title, Layer layer, IEnumerable<TrainingTrace> traces) => TrainingCharts.Draw(
        [.. traces.GroupBy(trace => trace.Arm).Select(arm => (arm.Key, (IReadOnlyList<TrainingRow>[])[.. arm.Select(RowsOf)]))],
        title,
        layer.Label,
        false,
        layer.Distance,
        withFit: true);

    private static IReadOnlyList<TrainingRow> RowsOf(TrainingTrace trace) => [.. trace.Rows.Select(row => new TrainingRow(row))];

    private static bool IsFarther(TrainingTrace[] arms) => s_layers.All(layer => layer.Distance(arms[1].Last) > layer.Distance(arms[0].Last));

    private static Fitted[] Fits(TrainingTrace arm) => [.. s_layers.Select(layer => new Fitted(layer.Name, arm.Fit(layer.Distance)))];

    private static string Describe(Fitted[] fits) => $"With diffusion the exponential curve fits so: {string.Join("; ", fits.Select(fit => fit.Text))}.";

    /// <summary>At which size a finding was made.</summary>
    public static string Size(IEnumerable<TrainingTrace> traces, string paper)
    {
        var all = traces.ToArray();
        string widths = string.Join(" and ", all.Select(trace => trace.Settings.Hidden).Distinct());
        string iterations = string.Join(" and ", all.Select(trace => trace.Last.Iteration).Distinct());
        string sets = string.Join(" and ", all.Select(trace => $"{trace.Data.Train.Count} samples of {trace.Data.Name}").Distinct());
        int seeds = all.Select(trace => trace.Settings.Seed).Distinct().Count();
        string repeats = seeds > 1 ? string.Create(CultureInfo.InvariantCulture, $", {seeds} seeds") : "";
        return $"Made with m = {widths}, {iterations} iterations on {sets}{repeats}; the paper's are {paper}.";
    }

    /// <summary>What to say where another data set stands for MNIST.</summary>
    public static IEnumerable<string> StandIn(IEnumerable<TrainingTrace> arms) => arms.First().Data.Name == "fashion-mnist"
        ? ["Fashion-MNIST stands for MNIST, for there are no files of that; name their folder with --data-dir."]
        : [];

    private static string Ends(TrainingTrace[] arms, params Layer[] layers) => "At the end "
        + string.Join(", ", (layers.Length > 0 ? layers : s_layers).Select(layer =>
            $"the {layer.Name} is {NumberText.Of(layer.Distance(arms[0].Last))} from its start without diffusion and {NumberText.Of(layer.Distance(arms[1].Last))} with it"))
        + $" on {arms[0].Data.Name}.";

    /// <param name="Name">What a sentence calls it.</param>
    /// <param name="Label">What the chart calls its distance.</param>
    /// <param name="Distance">Its distance from the start.</param>
    private sealed record Layer(string Name, string Label, Func<Metrics, double> Distance)
    {
        public string Title => char.ToUpperInvariant(Name[0]) + Name[1..];
    }

    private sealed record Fitted(string Name, ExponentialFit? Fit)
    {
        public bool IsGood => Fit is { Alpha: > 0, Beta: > 0, RSquared: >= GoodFit };

        public string Text => Fit is { } fit
            ? $"{Name} α = {NumberText.Of(fit.Alpha)}, 1/β = {NumberText.Of(1 / fit.Beta)}, R² = {NumberText.Of(fit.RSquared)}"
            : $"{Name}: no such curve";
    }
}
