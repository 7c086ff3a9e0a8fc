namespace KernelRD.Training.Neurons;

/// <summary>Neurons in the plane: principal components where there are more than ten features, exact t-SNE, and affinity propagation for the colours.</summary>
/// <param name="Points">N × 2, row-major.</param>
/// <param name="Clustering">Which of them belong together.</param>
/// <param name="Silhouette">How well they sit in these clusters; NaN where there are not two.</param>
/// <param name="Divergence">What t-SNE has left of its objective.</param>
public sealed record NeuronPattern(float[] Points, Clustering Clustering, double Silhouette, double Divergence)
{
    /// <summary>The features that t-SNE sees at the most.</summary>
    public const int Components = 10;

    /// <summary>Embeds and clusters the neurons.</summary>
    /// <param name="accelerator">What computes.</param>
    /// <param name="neurons">N × features, row-major; at least four neurons.</param>
    /// <param name="features">The weights of each.</param>
    /// <exception cref="ArgumentException">There are fewer than four neurons, or a weight is not finite.</exception>
    public static NeuronPattern Of(Accelerator accelerator, float[] neurons, int features)
    {
        int n = neurons.Length / features;
        if (n < 4)
            throw new ArgumentException($"A pattern takes at least four neurons, not {n}.", nameof(neurons));
        float[] values = features > Components ? PrincipalComponents.Scores(neurons, n, features, Math.Min(Components, n)) : neurons;
        // Perplexity 30 needs some more neurons than that; a third is the most that is sensible.
        var settings = new TsneSettings { Perplexity = Math.Min(30, (n - 1) / 3) };
        var (points, divergence) = Tsne.Embed(accelerator, values, n, values.Length / n, settings);
        var clustering = AffinityPropagation.Cluster(accelerator, points);
        return new(points, clustering, Neurons.Silhouette.Of(points, clustering.Labels), divergence);
    }

    /// <summary>
    /// The same pattern, centred, turned and perhaps mirrored so that its points lie as near as they can to the same neurons of another. An
    /// embedding is as good in every such position, and without this the frames of an animation would jump.
    /// </summary>
    public NeuronPattern AlignedTo(NeuronPattern other)
    {
        var (from, to) = (Centred(Points), Centred(other.Points));
        double xx = 0, xy = 0, yx = 0, yy = 0;
        for (int i = 0; i < from.Length; i += 2)
        {
            xx += from[i] * to[i];
            xy += from[i] * to[i + 1];
            yx += from[i + 1] * to[i];
            yy += from[i + 1] * to[i + 1];
        }

        // Kabsch's rotation in the plane; a mirrored y changes the sign of yx and yy.
        var (sine, cosine) = (xy - yx, xx + yy);
        bool isMirrored = Math.Pow(xy + yx, 2) + Math.Pow(xx - yy, 2) > sine * sine + cosine * cosine;
        if (isMirrored)
            (sine, cosine) = (xy + yx, xx - yy);
        double length = Math.Sqrt(sine * sine + cosine * cosine);
        (sine, cosine) = length > 0 ? (sine / length, cosine / length) : (0, 1);
        var turned = new float[from.Length];
        for (int i = 0; i < from.Length; i += 2)
        {
            double y = isMirrored ? -from[i + 1] : from[i + 1];
            turned[i] = (float)(cosine * from[i] - sine * y);
            turned[i + 1] = (float)(sine * from[i] + cosine * y);
        }

        return this with { Points = turned };
    }

    private static double[] Centred(float[] points)
    {
        double x = 0, y = 0;
        for (int i = 0; i < points.Length; i += 2)
            (x, y) = (x + points[i], y + points[i + 1]);
        int n = points.Length / 2;
        return [.. points.Select((value, i) => value - (i % 2 == 0 ? x : y) / n)];
    }
}
