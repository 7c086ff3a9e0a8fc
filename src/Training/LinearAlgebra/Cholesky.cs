namespace KernelRD.Training.LinearAlgebra;

/// <summary>
/// A = L Lᵀ of a symmetric positive definite matrix in double, by blocks of columns from left to right: a block first loses the products
/// with all columns before it, which is nearly all the work and runs over rows in parallel, then is factorised within itself.
/// The result does not depend on the number of threads.
/// </summary>
internal sealed class Cholesky
{
    private const int Block = 64;

    // Values of a row that are multiplied at a time, so that a block's rows stay in the second-level cache.
    private const int Stretch = 256;

    private readonly double[] _l;
    private readonly int _n;

    private Cholesky(double[] l, int n) => (_l, _n) = (l, n);

    /// <summary>Factorises in place, in the lower half; null where the matrix is not positive definite to double's precision.</summary>
    /// <param name="matrix">n × n; its upper half is ignored.</param>
    /// <param name="n">Rows and columns.</param>
    public static Cholesky? TryFactorize(double[] matrix, int n)
    {
        var l = new Cholesky(matrix, n);
        double[] rounding = [.. Enumerable.Range(0, n).Select(i => n * 2.2e-16 * matrix[(long)i * n + i])];
        for (int first = 0; first < n; first += Block)
        {
            int end = Math.Min(first + Block, n);
            int groups = (n - first + 15) / 16;
            int from = first;
            Parallel.For(0, groups, group =>
            {
                for (int i = from + 16 * group; i < Math.Min(from + 16 * (group + 1), n); i++)
                    l.Reduce(i, from, Math.Min(end, i + 1));
            });
            for (int i = first; i < end; i++)
            {
                l.SolveRow(i, first, i);
                if (!l.SolvePivot(i, first, rounding[i]))
                    return null;
            }

            Parallel.For(end, n, i => l.SolveRow(i, from, end));
        }

        return l;
    }

    /// <summary>x ← A⁻¹ x.</summary>
    public void Solve(double[] x)
    {
        for (int i = 0; i < _n; i++)
            x[i] = (x[i] - VectorOps.Dot(Row(i, 0, i), x.AsSpan(0, i))) / _l[(long)i * _n + i];
        for (int i = _n - 1; i >= 0; i--)
        {
            x[i] /= _l[(long)i * _n + i];
            VectorOps.Add(-x[i], Row(i, 0, i), x.AsSpan(0, i));
        }
    }

    /// <summary>Takes the products with the columns before <paramref name="first"/> from columns first … end − 1 of row i.</summary>
    private void Reduce(int i, int first, int end)
    {
        for (int from = 0; from < first; from += Stretch)
        {
            int length = Math.Min(Stretch, first - from);
            var row = Row(i, from, length);
            for (int j = first; j < end; j++)
                _l[(long)i * _n + j] -= VectorOps.Dot(row, Row(j, from, length));
        }
    }

    /// <summary>Columns first … end − 1 of row i of L.</summary>
    private void SolveRow(int i, int first, int end)
    {
        for (int j = first; j < end; j++)
            _l[(long)i * _n + j] = (_l[(long)i * _n + j] - VectorOps.Dot(Row(i, first, j - first), Row(j, first, j - first))) / _l[(long)j * _n + j];
    }

    /// <summary>The diagonal element of row i; false where nothing but rounding is left of it.</summary>
    private bool SolvePivot(int i, int first, double least)
    {
        ref double pivot = ref _l[(long)i * _n + i];
        double rest = pivot - VectorOps.Dot(Row(i, first, i - first), Row(i, first, i - first));
        pivot = Math.Sqrt(rest);
        return rest > least;
    }

    private Span<double> Row(int i, int from, int length) => _l.AsSpan(checked((int)((long)i * _n + from)), length);
}
