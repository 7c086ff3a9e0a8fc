using KernelRD.Cli.Charts;
using KernelRD.Cli.Files;

namespace KernelRD.Cli.Figures;

/// <summary>The kinds of pictures that the paper's figures are made of, from plain arrays.</summary>
internal static class Plots
{
    /// <summary>Training and testing error over the iterations, with a line at what is accepted where they come so low.</summary>
    public static Chart Errors(string title, IReadOnlyList<double> iterations, IReadOnlyList<double> train, IReadOnlyList<double> test, double? accepted) => new(
        [
            new LineSeries(iterations, train) { Name = "training" },
            new LineSeries(iterations, test) { Name = "testing", Dash = Dash.Dashed },
            .. accepted is { } epsilon && train.Concat(test).Min() <= epsilon ? [new RuleSeries(epsilon) { Name = $"ε = {NumberText.Of(epsilon)}" }] : Array.Empty<Series>(),
        ])
    {
        Title = title,
        X = new("iteration"),
        Y = new("½·MSE", IsLog: true),
    };

    /// <summary>The neurons of largest norm as pictures, from the largest, with the variances of their weights.</summary>
    /// <param name="title">Above the pictures.</param>
    /// <param name="weights">m × inputs, row-major.</param>
    /// <param name="inputs">784 or 1024: grey, square; 3072: 32 × 32 in colour.</param>
    /// <param name="count">How many.</param>
    public static ImagePanel Filters(string title, float[] weights, int inputs, int count = 9)
    {
        var largest = Training.Neurons.Filters.Largest(weights, inputs, count);
        return new([.. largest.Select(row => (Image(Row(row)), $"σ² = {NumberText.Of(Training.Neurons.Filters.Variance(Row(row)))}"))]) { Title = title };

        Span<float> Row(int row) => weights.AsSpan(row * inputs, inputs);
    }

    /// <summary>Inputs of a network as pictures, such as the perturbations that excite a neuron.</summary>
    public static ImagePanel Images(string title, IReadOnlyList<float[]> images, Func<int, string>? caption = null) =>
        new([.. images.Select((image, i) => (Image(image), caption?.Invoke(i) ?? ""))]) { Title = title };

    /// <summary>Where an embedding puts neurons, in the colours of their clusters. The scale does not matter, so there is none.</summary>
    /// <param name="title">Above the points.</param>
    /// <param name="points">N × 2, row-major.</param>
    /// <param name="clusters">N of them.</param>
    public static Chart Pattern(string title, float[] points, IReadOnlyList<int> clusters) => new(Scatter(points, clusters))
    {
        Title = title,
        X = new() { IsHidden = true },
        Y = new() { IsHidden = true },
        IsEqualAspect = true,
        Width = 260,
        Height = 260,
    };

    /// <summary>Writes figures as pictures <c>000000.png</c> and on, and an animation of them.</summary>
    /// <param name="figures">All of the same size: titles no wider than the plots, hidden axes.</param>
    /// <param name="folder">Where the pictures go.</param>
    /// <param name="animation">The animation's path.</param>
    /// <param name="framesPerSecond">How fast it plays.</param>
    public static void Animate(IEnumerable<Figure> figures, string folder, string animation, int framesPerSecond)
    {
        Directory.CreateDirectory(folder);
        var pictures = new List<string>();
        foreach (var figure in figures)
        {
            string path = Path.Combine(folder, FormattableString.Invariant($"{pictures.Count:000000}.png"));
            ChartFiles.SavePng(figure, path);
            pictures.Add(path);
        }

        AtomicFile.Write(animation, stream => Png.WriteAnimation(stream, pictures, framesPerSecond));
    }

    /// <summary>Something measured at several widths m, both axes logarithmic.</summary>
    public static Chart WidthSweep(
        string title, string label, IReadOnlyList<double> widths, params IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series) =>
        new([.. series.Select(one => new LineSeries(widths, one.Values) { Name = one.Name, HasMarkers = true })])
        {
            Title = title,
            X = new("Hidden units m", IsLog: true) { LogBase = 2 },
            Y = new(label, IsLog: true),
        };

    /// <summary>Points of the plane in the colours of their classes.</summary>
    public static Chart Blobs(string title, float[] points, IReadOnlyList<int> classes) => new(Scatter(points, classes))
    {
        Title = title,
        X = new("x₁"),
        Y = new("x₂"),
        IsEqualAspect = true,
        Width = 300,
        Height = 330,
    };

    private static ScatterSeries Scatter(float[] points, IReadOnlyList<int> classes) => new(
        [.. Enumerable.Range(0, points.Length / 2).Select(i => (double)points[2 * i])],
        [.. Enumerable.Range(0, points.Length / 2).Select(i => (double)points[2 * i + 1])])
    {
        Classes = classes,
        Radius = points.Length / 2 > 4000 ? 1 : 1.6,
    };

    private static Picture Image(ReadOnlySpan<float> values) => values.Length switch
    {
        3 * 32 * 32 => Picture.OfChannels(values, 32),
        var length when (int)Math.Sqrt(length) is var side && side * side == length => Picture.OfField(values, side, ColorMap.Find("grey")!),
        var length => throw new ArgumentException($"{length} values are neither a square nor 32 × 32 in colour.", nameof(values)),
    };
}
