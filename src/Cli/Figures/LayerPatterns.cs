using KernelRD.Cli.Charts;
using KernelRD.Kernels.Random;
using KernelRD.Training.Neurons;

namespace KernelRD.Cli.Figures;

/// <summary>
/// The patterns of a layer at the start, and over a training without and with diffusion. The null is patterns of other starts: what t-SNE and
/// affinity propagation make of weights that nothing was ever learned with.
/// </summary>
/// <param name="Layer">Which layer.</param>
/// <param name="Supervised">Without diffusion, from the start on.</param>
/// <param name="Adversarial">With diffusion, from the same start on.</param>
/// <param name="Null">The patterns of other starts.</param>
internal sealed record LayerPatterns(
    NeuronLayer Layer, IReadOnlyList<PatternAt> Supervised, IReadOnlyList<PatternAt> Adversarial, IReadOnlyList<NeuronPattern> Null)
{
    /// <summary>The neighbours of each neuron that are looked at.</summary>
    private const int Near = 10;

    /// <summary>The share of neighbours from which on a topology counts as kept.</summary>
    private const double Whole = 0.9;

    /// <summary>Of a chart.</summary>
    private const double Size = 190;

    /// <summary>The other starts.</summary>
    private const int Nulls = 4;

    /// <summary>Student's t for 1 % and as many degrees of freedom as there are other starts.</summary>
    private const double Student = 3.747;

    public static string Header => "layer,arm,iteration,neurons,clusters,converged,silhouette,divergence,displacement,neighbours_kept";

    public PatternAt Start => Supervised[0];

    /// <summary>Whether training without diffusion keeps the neighbourhoods, and with diffusion breaks them.</summary>
    public bool IsTopologyBroken => Supervised[^1].Kept >= Whole && Adversarial[^1].Kept < Whole;

    /// <summary>Whether with diffusion, and not without, the clusters are better than chance makes those of a start.</summary>
    public bool IsClustered => !IsAboveNull(Supervised[^1]) && IsAboveNull(Adversarial[^1]);

    private double[] NullSilhouettes => [.. Null.Select(pattern => pattern.Silhouette).Append(Start.Pattern.Silhouette).Where(double.IsFinite)];

    /// <summary>The silhouette that one more start would exceed once in a hundred times, if those of starts are normal; ∞ where one has none.</summary>
    private double NullLimit
    {
        get
        {
            var values = NullSilhouettes;
            if (values.Length <= Nulls)
                return double.PositiveInfinity;
            double mean = values.Average();
            double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
            return mean + Student * Math.Sqrt(variance * (1 + 1.0 / values.Length));
        }
    }

    /// <summary>Finds the patterns of the first neurons.</summary>
    public static LayerPatterns Find(FigureRun run, NeuronLayer layer, Arms arms, int count)
    {
        float[] start = layer.Neurons(arms.Start, count);
        var first = new PatternAt(0, Embed(run, layer, start), 0, 1);
        var random = new RandomState(arms.Supervised.Settings.Seed + 1000);
        return new(
            layer,
            Follow(arms.Supervised),
            Follow(arms.Adversarial),
            [.. Enumerable.Range(0, Nulls).Select(_ => Embed(run, layer, layer.Draw(random, count)))]);

        PatternAt[] Follow(TrainingTrace trace)
        {
            var patterns = new List<PatternAt> { first };
            foreach (long iteration in trace.Weights.Keys.Where(iteration => iteration > 0).Order())
            {
                float[] now = layer.Neurons(trace.Weights[iteration], count);
                patterns.Add(new(
                    iteration, Embed(run, layer, now).AlignedTo(patterns[^1].Pattern), Displacement(start, now),
                    Neighbours.Kept(start, now, layer.Features, Math.Min(Near, count - 1))));
            }

            return [.. patterns];
        }
    }

    /// <summary>A pattern as a small chart.</summary>
    public Chart Draw(PatternAt one, string label) =>
        Plots.Pattern($"{Layer.Symbol}, {label}: {one.Clusters} clusters", one.Pattern.Points, one.Labels) with { Width = Size, Height = Size };

    /// <summary>A pattern in the colours that its neurons have at the start.</summary>
    public Chart Follow(PatternAt one, string label) =>
        Plots.Pattern($"{Layer.Symbol}, {label}", one.Pattern.Points, Start.Labels) with { Width = Size, Height = Size };

    public IEnumerable<FormattableString> Rows() =>
    [
        .. Supervised.Select(one => one.Csv(Layer, "supervised")),
        .. Adversarial.Select(one => one.Csv(Layer, "adversarial")),
        .. Null.Select(pattern => new PatternAt(0, pattern, double.NaN, double.NaN).Csv(Layer, "null")),
    ];

    public IEnumerable<string> Describe()
    {
        var (supervised, adversarial) = (Supervised[^1], Adversarial[^1]);
        var counts = Null.Select(pattern => pattern.Clustering.Exemplars.Length).ToArray();
        yield return $"{Layer.Name}: {Clusters(Start)} at the start, {Clusters(supervised)} without and {Clusters(adversarial)} with diffusion; "
            + $"{Nulls} other starts have {counts.Min()} to {counts.Max()} clusters, "
            + $"all starts silhouettes of {Text(NullSilhouettes.Min())} to {Text(NullSilhouettes.Max())}, and "
            + $"one more start would exceed {Text(NullLimit)} once in a hundred times: "
            + (IsClustered ? "with diffusion the neurons cluster better than untrained ones."
                : IsAboveNull(adversarial) ? "with diffusion the neurons cluster better than untrained ones, but without it they do too."
                : "t-SNE and affinity propagation cluster untrained neurons just as well.");
        yield return $"The neurons moved by {Text(100 * supervised.Displacement)} % of their norm without "
            + $"and {Text(100 * adversarial.Displacement)} % with diffusion, "
            + $"and {Text(100 * supervised.Kept)} % and {Text(100 * adversarial.Kept)} % of their ten nearest neighbours had been so near at the start: "
            + (IsTopologyBroken ? "diffusion breaks their topology." : adversarial.Kept >= Whole ? "their topology is kept in both." : "both break their topology.");
    }

    private bool IsAboveNull(PatternAt one) => one.Pattern.Silhouette > NullLimit;

    private static string Clusters(PatternAt one) =>
        $"{one.Clusters} clusters (silhouette {Text(one.Pattern.Silhouette)}{(one.Pattern.Clustering.HasConverged ? "" : ", not converged")})";

    private static string Text(double value) => NumberText.Of(value);

    private static NeuronPattern Embed(FigureRun run, NeuronLayer layer, float[] neurons)
    {
        run.ThrowIfStopped();
        return NeuronPattern.Of(run.Accelerator, neurons, layer.Features);
    }

    private static double Displacement(float[] start, float[] now)
    {
        double change = 0, size = 0;
        for (int i = 0; i < start.Length; i++)
        {
            change += Math.Pow(now[i] - start[i], 2);
            size += Math.Pow(start[i], 2);
        }

        return Math.Sqrt(change / size);
    }
}
