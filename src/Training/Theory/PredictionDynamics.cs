using KernelRD.Training.LinearAlgebra;

namespace KernelRD.Training.Theory;

/// <summary>
/// The predictions' own equation, dz/dt = H(t) (y − z + ∇g(z)), Remark 2 and Lemma 2, integrated by Runge and Kutta's method of fourth order with H
/// linear between two measured ones. The scalar critic's slope at z is one number where z &gt; 0 and another where z &lt; 0.
/// </summary>
/// <param name="targets">y.</param>
/// <param name="start">z(0).</param>
internal sealed class PredictionDynamics(double[] targets, double[] start)
{
    // Of 1 / λ_max.
    private const double StepLength = 0.1;

    private readonly double[] _stage = new double[start.Length];
    private readonly double[][] _slopes = [new double[start.Length], new double[start.Length], new double[start.Length], new double[start.Length]];

    /// <summary>z.</summary>
    public double[] Values { get; } = [.. start];

    /// <summary>Goes on for <paramref name="duration"/> from one measured state to the next.</summary>
    public void Advance(GramState from, GramState to, double duration)
    {
        int steps = Math.Max(1, (int)Math.Ceiling(duration * Math.Max(from.Largest, to.Largest) / StepLength));
        double h = duration / steps;
        for (int step = 0; step < steps; step++)
        {
            Slope(Values, (double)step / steps, from, to, _slopes[0]);
            Shift(_slopes[0], h / 2);
            Slope(_stage, (step + 0.5) / steps, from, to, _slopes[1]);
            Shift(_slopes[1], h / 2);
            Slope(_stage, (step + 0.5) / steps, from, to, _slopes[2]);
            Shift(_slopes[2], h);
            Slope(_stage, (step + 1.0) / steps, from, to, _slopes[3]);
            for (int p = 0; p < Values.Length; p++)
                Values[p] += h / 6 * (_slopes[0][p] + 2 * (_slopes[1][p] + _slopes[2][p]) + _slopes[3][p]);
        }
    }

    private void Shift(double[] slope, double h)
    {
        for (int p = 0; p < Values.Length; p++)
            _stage[p] = Values[p] + h * slope[p];
    }

    private void Slope(double[] z, double part, GramState from, GramState to, double[] slope)
    {
        int n = z.Length;
        var force = new double[n];
        for (int p = 0; p < n; p++)
            force[p] = targets[p] - z[p] + (1 - part) * from.SlopeAt(z[p]) + part * to.SlopeAt(z[p]);
        for (int p = 0; p < n; p++)
        {
            slope[p] = (1 - part) * VectorOps.Dot(from.Gram.AsSpan(p * n, n), force)
                + part * VectorOps.Dot(to.Gram.AsSpan(p * n, n), force);
        }
    }
}
