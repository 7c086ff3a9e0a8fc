namespace KernelRD.Training.Neurons;

/// <summary>
/// How well points of the plane sit in their clusters: the mean of (b − a) / max(a, b), where a is a point's mean distance to the others of its
/// own cluster and b the least of its mean distances to another cluster's points. Alone in a cluster a point counts 0, as in scikit-learn.
/// </summary>
public static class Silhouette
{
    /// <summary>Between −1 and 1; NaN where there are not at least two clusters.</summary>
    /// <param name="points">N × 2, row-major.</param>
    /// <param name="labels">The cluster of each, from 0; each up to the largest has a point.</param>
    public static double Of(float[] points, int[] labels)
    {
        int n = labels.Length;
        if (points.Length != 2 * n)
            throw new ArgumentException($"{n} labels need {2 * n} coordinates, not {points.Length}.", nameof(points));
        int clusters = n == 0 ? 0 : labels.Max() + 1;
        if (clusters < 2)
            return double.NaN;
        var sizes = new int[clusters];
        foreach (int label in labels)
            sizes[label]++;
        var values = new double[n];
        Parallel.For(0, n, i => values[i] = Of(i));
        return values.Sum() / n;

        double Of(int i)
        {
            int own = labels[i];
            if (sizes[own] == 1)
                return 0;
            var sums = new double[clusters];
            for (int k = 0; k < n; k++)
            {
                double dx = (double)points[2 * i] - points[2 * k], dy = (double)points[2 * i + 1] - points[2 * k + 1];
                sums[labels[k]] += Math.Sqrt(dx * dx + dy * dy);
            }

            double within = sums[own] / (sizes[own] - 1);
            double outside = double.PositiveInfinity;
            for (int cluster = 0; cluster < clusters; cluster++)
            {
                if (cluster != own)
                    outside = Math.Min(outside, sums[cluster] / sizes[cluster]);
            }

            double larger = Math.Max(within, outside);
            return larger == 0 ? 0 : (outside - within) / larger;
        }
    }
}
