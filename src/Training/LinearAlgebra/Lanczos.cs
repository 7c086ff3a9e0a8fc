using KernelRD.Kernels.Random;

namespace KernelRD.Training.LinearAlgebra;

/// <summary>
/// The largest eigenvalues of a symmetric matrix that is only known by its products, by Lanczos' method in double with every new vector
/// orthogonalised twice against all before, so that no eigenvalue appears as a ghost. The start vector is fixed. An eigenvalue that
/// occurs several times exactly is found once, unless the Krylov space ends and is started anew.
/// </summary>
internal static class Lanczos
{
    /// <summary>Writes A x into y.</summary>
    public delegate void Product(double[] x, double[] y);

    /// <summary>The <paramref name="count"/> largest eigenvalues, descending, and their eigenvectors of unit norm.</summary>
    /// <param name="multiply">x ↦ A x.</param>
    /// <param name="n">A is n × n.</param>
    /// <param name="count">How many, at most n.</param>
    /// <param name="tolerance">‖A v − λ v‖ may be this part of the largest |λ|.</param>
    public static (double[] Values, double[][] Vectors) Largest(Product multiply, int n, int count, double tolerance)
    {
        var random = new RandomState(0);
        var basis = new List<double[]>();
        var diagonal = new List<double>();
        var below = new List<double>();
        var next = RandomVector(random, n);
        var image = new double[n];
        int check = Math.Min(n, count + 20);
        while (true)
        {
            VectorOps.Scale(1 / VectorOps.Norm(next), next);
            basis.Add(next);
            multiply(next, image);
            diagonal.Add(VectorOps.Dot(next, image));
            next = (double[])image.Clone();
            Orthogonalize(next, basis);
            double rest = VectorOps.Norm(next);
            bool isComplete = basis.Count == n;
            if (isComplete || basis.Count == check)
            {
                if (isComplete || Residual(diagonal, below, rest, count) <= tolerance)
                    return Ritz(basis, diagonal, below, count);
                check = Math.Min(n, check + Math.Max(10, check / 8));
            }

            double scale = diagonal.Max(Math.Abs) + (below.Count > 0 ? below.Max() : 0);
            if (rest <= 1e-14 * scale)
            {
                // The Krylov space ends here; whatever is left of the matrix lies beside it.
                next = RandomVector(random, n);
                Orthogonalize(next, basis);
                rest = 0;
            }

            below.Add(rest);
        }
    }

    /// <summary>The largest residual of the wanted Ritz vectors, as a part of the largest |λ|: rest · |last component|.</summary>
    private static double Residual(List<double> diagonal, List<double> below, double rest, int count)
    {
        int m = diagonal.Count;
        double[] values = [.. diagonal];
        double[] side = [.. below, 0];
        var last = new double[m];
        last[m - 1] = 1;
        Tridiagonal.Diagonalize(values, side, last, 1);
        double largest = values.Max(Math.Abs);
        return Enumerable.Range(0, m).OrderByDescending(i => values[i]).Take(count).Max(i => Math.Abs(last[i])) * rest / (largest > 0 ? largest : 1);
    }

    private static (double[] Values, double[][] Vectors) Ritz(List<double[]> basis, List<double> diagonal, List<double> below, int count)
    {
        int m = diagonal.Count;
        double[] values = [.. diagonal];
        double[] side = [.. below.Take(m - 1), 0];
        var z = new double[m * m];
        for (int i = 0; i < m; i++)
            z[i * m + i] = 1;
        Tridiagonal.Diagonalize(values, side, z, m);
        int[] order = [.. Enumerable.Range(0, m).OrderByDescending(i => values[i]).Take(count)];
        var vectors = Array.ConvertAll(order, column =>
        {
            var vector = new double[basis[0].Length];
            for (int i = 0; i < m; i++)
                VectorOps.Add(z[column * m + i], basis[i], vector);
            VectorOps.Scale(1 / VectorOps.Norm(vector), vector);
            return vector;
        });
        return (Array.ConvertAll(order, column => values[column]), vectors);
    }

    private static void Orthogonalize(double[] vector, List<double[]> basis)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = basis.Count - 1; i >= 0; i--)
                VectorOps.Add(-VectorOps.Dot(basis[i], vector), basis[i], vector);
        }
    }

    private static double[] RandomVector(RandomState random, int n)
    {
        var vector = new double[n];
        foreach (ref double value in vector.AsSpan())
            value = random.StandardNormal();
        return vector;
    }
}
