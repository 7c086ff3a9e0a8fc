using KernelRD.Training.LinearAlgebra;

namespace KernelRD.Training.Theory;

/// <summary>What the Gram matrices of ReLU networks tend to as m → ∞: the arc-cosine kernels, in double.</summary>
public static class ArcCosine
{
    // As a cosine.
    private const double NearlyParallel = 0.9999;

    /// <summary>The hidden layer's: x·y (π − θ) / 2π, θ the angle between x and y.</summary>
    /// <param name="inner">x·y.</param>
    /// <param name="norms">‖x‖ ‖y‖; where it is 0 the result is 0.</param>
    public static double Hidden(double inner, double norms) => norms > 0 ? inner * (Math.PI - Angle(inner, norms)) / (2 * Math.PI) : 0;

    /// <summary>The top layer's, E σ(uᵀx) σ(uᵀy): ‖x‖‖y‖ (sin θ + (π − θ) cos θ) / 2π.</summary>
    /// <inheritdoc cref="Hidden"/>
    public static double Top(double inner, double norms)
    {
        if (!(norms > 0))
            return 0;
        double angle = Angle(inner, norms);
        return norms * (Math.Sin(angle) + (Math.PI - angle) * Math.Cos(angle)) / (2 * Math.PI);
    }

    /// <summary>
    /// H∞ of n samples, n × n. Where two inputs are nearly parallel their angle is not taken from the cosine, which has lost half of its digits
    /// there, but from the inputs: 2 atan(‖x̂ − ŷ‖ / ‖x̂ + ŷ‖). The least eigenvalue lives on those angles.
    /// </summary>
    /// <param name="x">n × d, row-major.</param>
    /// <param name="n">The samples.</param>
    /// <param name="features">d.</param>
    public static double[] HiddenGram(float[] x, int n, int features)
    {
        var gram = InnerProducts(x, n, features);
        var norms = new double[n];
        for (int i = 0; i < n; i++)
            norms[i] = Math.Sqrt(gram[(long)i * n + i]);
        Parallel.For(0, n, i =>
        {
            for (int j = 0; j < n; j++)
            {
                ref double entry = ref gram[(long)i * n + j];
                bool isNear = i != j && entry > NearlyParallel * norms[i] * norms[j] && entry > 0;
                entry = i == j ? entry / 2
                    : isNear ? entry * (Math.PI - SmallAngle(x, i, j, norms, features)) / (2 * Math.PI)
                    : Hidden(entry, norms[i] * norms[j]);
            }
        });
        return gram;
    }

    /// <summary>X Xᵀ in double, n × n.</summary>
    /// <inheritdoc cref="HiddenGram"/>
    public static double[] InnerProducts(float[] x, int n, int features)
    {
        if (x.Length != (long)n * features)
            throw new ArgumentException($"{n} samples of {features} features are {(long)n * features} values, not {x.Length}.");
        var values = Array.ConvertAll(x, value => (double)value);
        var gram = new double[(long)n * n];
        const int Side = 16;
        Parallel.For(0, (n + Side - 1) / Side, block =>
        {
            for (int other = 0; other <= block; other++)
            {
                for (int i = block * Side; i < Math.Min((block + 1) * Side, n); i++)
                {
                    for (int j = other * Side; j < Math.Min((other + 1) * Side, i + 1); j++)
                    {
                        gram[(long)i * n + j] = gram[(long)j * n + i] =
                            VectorOps.Dot(values.AsSpan(i * features, features), values.AsSpan(j * features, features));
                    }
                }
            }
        });
        return gram;
    }

    private static double SmallAngle(float[] x, int i, int j, double[] norms, int features)
    {
        double difference = 0;
        double sum = 0;
        for (int k = 0; k < features; k++)
        {
            double a = x[i * features + k] / norms[i];
            double b = x[j * features + k] / norms[j];
            difference += (a - b) * (a - b);
            sum += (a + b) * (a + b);
        }

        return 2 * Math.Atan2(Math.Sqrt(difference), Math.Sqrt(sum));
    }

    private static double Angle(double inner, double norms) => Math.Acos(Math.Clamp(inner / norms, -1, 1));
}
