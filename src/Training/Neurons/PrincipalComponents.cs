using KernelRD.Training.LinearAlgebra;

namespace KernelRD.Training.Neurons;

/// <summary>
/// Principal components by the covariance matrix and its largest eigenvectors, with scikit-learn 1.2's sign convention: of each component's
/// scores the one of largest magnitude is positive.
/// </summary>
public static class PrincipalComponents
{
    private const double Tolerance = 1e-10;

    /// <summary>The scores of the first <paramref name="count"/> components, n × count, row-major.</summary>
    /// <param name="values">n × d, row-major.</param>
    /// <param name="n">The points.</param>
    /// <param name="features">d.</param>
    /// <param name="count">At most the smaller of n and d.</param>
    /// <exception cref="ArgumentException">The counts do not fit, or a value is not finite.</exception>
    public static float[] Scores(float[] values, int n, int features, int count)
    {
        if (values.Length != (long)n * features)
            throw new ArgumentException($"{n} points of {features} features are {(long)n * features} values, not {values.Length}.");
        if (count < 1 || count > Math.Min(n, features))
            throw new ArgumentException($"{n} points of {features} features have between 1 and {Math.Min(n, features)} principal components, not {count}.");
        if (!Array.TrueForAll(values, float.IsFinite))
            throw new ArgumentException("Principal components need finite values.");
        var centred = Centre(values, n, features);
        var (_, vectors) = Lanczos.Largest(Covariance(centred, n, features), features, count, Tolerance);
        var scores = new float[n * count];
        for (int component = 0; component < count; component++)
        {
            var column = new double[n];
            for (int i = 0; i < n; i++)
                column[i] = VectorOps.Dot(centred.AsSpan(i * features, features), vectors[component]);
            double sign = column.MaxBy(Math.Abs) < 0 ? -1 : 1;
            for (int i = 0; i < n; i++)
                scores[i * count + component] = (float)(sign * column[i]);
        }

        return scores;
    }

    private static double[] Centre(float[] values, int n, int features)
    {
        var mean = new double[features];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < features; k++)
                mean[k] += values[i * features + k];
        }

        var centred = new double[values.Length];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < features; k++)
                centred[i * features + k] = values[i * features + k] - mean[k] / n;
        }

        return centred;
    }

    private static Lanczos.Product Covariance(double[] centred, int n, int features) => (x, y) =>
    {
        Array.Clear(y);
        for (int i = 0; i < n; i++)
        {
            var row = centred.AsSpan(i * features, features);
            VectorOps.Add(VectorOps.Dot(row, x), row, y);
        }
    };
}
