using KernelRD.Cli.Charts;

namespace KernelRD.Cli.Figures;

/// <summary>Figures 19 to 23: the neurons of both layers in the plane, over the iterations or at the end, without and with diffusion.</summary>
internal static class PatternFigure
{
    /// <summary>The paper's choice of the first so many.</summary>
    private const int Some = 2048;

    private const int FramesPerSecond = 2;

    private static readonly long[] s_stills = [0, 100, 500, 2300];

    private const string SeriesClaim = "Without diffusion the neurons lie close to their initial values and keep their topology; "
        + "with it symmetry and homogeneity break and Turing-like patterns form.";

    private const string EndClaim =
        "Patterns like those on synthetic data form on real data: the neurons' topology at the start is kept without diffusion, and broken with it.";

    public static IEnumerable<PaperFigure> CreateAll() =>
    [
        new(19, "Pattern formation on synthetic data, 784 inputs", SeriesClaim, run => MakeSeries(run, Arms.Synthetic(run, "synthetic"))),
        new(20, "Pattern formation on synthetic data, 1024 inputs", SeriesClaim, run => MakeSeries(run, Arms.Synthetic(run, "synthetic-1024"))),
        new(21, "Pattern formation on MNIST", EndClaim, run => MakeEnd(run, Arms.Digits(run), Some)),
        new(22, "Pattern formation on Fashion-MNIST", EndClaim, run => MakeEnd(run, Arms.Images(run, "fashion-mnist"), Some)),
        new(23, "Pattern formation on MNIST, all neurons", EndClaim, run => MakeEnd(run, Arms.Digits(run), int.MaxValue)),
    ];

    /// <summary>Rows of patterns over the iterations, and an animation of them.</summary>
    public static Finding MakeSeries(FigureRun run, Arms arms)
    {
        var layers = Find(run, arms, Some);
        long last = layers[0].Supervised[^1].Iteration;
        long[] stills = [.. s_stills.Append(last).Where(iteration => layers[0].Supervised.Any(one => one.Iteration == iteration)).Distinct()];
        (LayerPatterns Layer, IReadOnlyList<PatternAt> Patterns, string Arm)[] rows =
            [.. layers.SelectMany(layer => new[] { (layer, layer.Supervised, "without"), (layer, layer.Adversarial, "with") })];
        run.Draw(new([.. rows.SelectMany(row =>
            row.Patterns.Where(one => stills.Contains(one.Iteration)).Select(one => row.Layer.Draw(one, $"{row.Arm}, t = {one.Iteration}")))])
        {
            Columns = stills.Length,
        });
        run.Animate(
            Enumerable.Range(0, layers[0].Supervised.Count).Select(moment => new Figure(
                [.. rows.Select(row => row.Layer.Follow(row.Patterns[moment], $"{row.Arm} diffusion"))])
            {
                Title = $"After {layers[0].Supervised[moment].Iteration} iterations, in the start's colours",
            }),
            FramesPerSecond);
        return Conclude(run, arms, layers);
    }

    /// <summary>The start and both ends, side by side.</summary>
    public static Finding MakeEnd(FigureRun run, Arms arms, int most)
    {
        var layers = Find(run, arms, most);
        run.Draw(new([.. layers.SelectMany(layer => new[]
        {
            layer.Draw(layer.Start, "start"),
            layer.Draw(layer.Supervised[^1], "without"),
            layer.Draw(layer.Adversarial[^1], "with"),
        })])
        {
            Columns = 3,
        });
        return Conclude(run, arms, layers);
    }

    private static LayerPatterns[] Find(FigureRun run, Arms arms, int most) =>
        [.. NeuronLayer.Of(arms.Inputs, arms.Supervised.Data.Classes).Select(layer => LayerPatterns.Find(run, layer, arms, Math.Min(most, arms.Hidden)))];

    private static Finding Conclude(FigureRun run, Arms arms, LayerPatterns[] layers)
    {
        foreach (var layer in layers)
        {
            foreach (var (name, patterns) in new[] { ("supervised", layer.Supervised), ("adversarial", layer.Adversarial) })
            {
                int count = layer.Start.Pattern.Clustering.Labels.Length;
                run.Keep($"{layer.Layer.Symbol}-{name}", [patterns.Count, count, 2], [.. patterns.Select(one => one.Pattern.Points)]);
                run.Keep(
                    $"{layer.Layer.Symbol}-{name}-clusters", [patterns.Count, count],
                    [.. patterns.Select(one => Array.ConvertAll(one.Pattern.Clustering.Labels, label => (float)label))]);
            }
        }

        run.KeepTable("patterns", LayerPatterns.Header, layers.SelectMany(layer => layer.Rows()));
        int broken = layers.Count(layer => layer.IsTopologyBroken), clustered = layers.Count(layer => layer.IsClustered);
        return new(
            broken + clustered == 2 * layers.Length ? Verdict.BorneOut : broken + clustered > 0 ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            [arms.Sentence, $"{layers[0].Start.Pattern.Clustering.Labels.Length} neurons are shown.", .. layers.SelectMany(layer => layer.Describe())]);
    }
}
