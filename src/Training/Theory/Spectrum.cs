using KernelRD.Training.LinearAlgebra;

namespace KernelRD.Training.Theory;

/// <summary>The extreme eigenvalues of a symmetric matrix that should be positive definite.</summary>
/// <param name="Least">λ_min.</param>
/// <param name="Largest">λ_max.</param>
/// <param name="IsDefinite">
/// Whether the matrix is positive definite to double's precision. If not, <see cref="Least"/> is zero or below up to about 1e-10 of <see cref="Largest"/>.
/// </param>
public readonly record struct Spectrum(double Least, double Largest, bool IsDefinite)
{
    private const double Tolerance = 1e-9;

    /// <summary>κ.</summary>
    public double Condition => Least > 0 ? Largest / Least : double.PositiveInfinity;

    /// <summary>
    /// λ_max by Lanczos' method, λ_min by the same on the inverse, which a Cholesky factorisation in double applies: n³/3 operations, but
    /// then some ten steps for any condition number, where Lanczos on the matrix itself needs thousands.
    /// </summary>
    /// <param name="matrix">n × n; both halves are used, and the lower one is overwritten.</param>
    /// <param name="n">Rows and columns, at least 1.</param>
    /// <exception cref="ArgumentException">The matrix is not n × n, or a value is not finite.</exception>
    public static Spectrum Of(double[] matrix, int n)
    {
        if (n < 1 || matrix.Length != (long)n * n)
            throw new ArgumentException($"A matrix of {n} rows and columns has {(long)n * n} values, not {matrix.Length}.", nameof(matrix));
        if (!Array.TrueForAll(matrix, double.IsFinite))
            throw new ArgumentException("A matrix has eigenvalues where all its values are finite.", nameof(matrix));
        double largest = LargestOf(matrix, n);
        // The upper half and this keep the matrix when a factorisation fails.
        var diagonal = new double[n];
        for (int i = 0; i < n; i++)
            diagonal[i] = matrix[(long)i * n + i];
        for (double shift = 0; ; shift = shift == 0 ? 1e-14 * Math.Max(largest, 1e-290) : 10 * shift)
        {
            if (shift > 0)
                Mirror(matrix, diagonal, n, shift);
            if (Cholesky.TryFactorize(matrix, n) is not { } factors)
                continue;
            var (values, _) = Lanczos.Largest(
                (x, y) =>
                {
                    x.CopyTo(y, 0);
                    factors.Solve(y);
                },
                n, 1, Tolerance);
            return new Spectrum(1 / values[0] - shift, largest, shift == 0);
        }
    }

    /// <summary>‖A‖₂ of a symmetric matrix, the larger of |λ_max| and |λ_min|.</summary>
    public static double Norm(double[] matrix, int n) =>
        Math.Max(Math.Abs(LargestOf(matrix, n)), Math.Abs(LargestOf(Array.ConvertAll(matrix, value => -value), n)));

    private static double LargestOf(double[] matrix, int n) => Lanczos.Largest(
        (x, y) => Parallel.For(0, n, i => y[i] = VectorOps.Dot(matrix.AsSpan(i * n, n), x)), n, 1, Tolerance).Values[0];

    private static void Mirror(double[] matrix, double[] diagonal, int n, double shift)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                matrix[(long)i * n + j] = matrix[(long)j * n + i];
            matrix[(long)i * n + i] = diagonal[i] + shift;
        }
    }
}
