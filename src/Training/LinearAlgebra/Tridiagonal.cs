namespace KernelRD.Training.LinearAlgebra;

/// <summary>Eigenvalues of a symmetric tridiagonal matrix, and rows of its eigenvectors, by the implicit QL method.</summary>
internal static class Tridiagonal
{
    private const int MostSweeps = 60;
    private const double Tolerance = 1.2e-16;

    /// <summary>Overwrites the diagonal with the eigenvalues, unordered.</summary>
    /// <param name="diagonal">n values.</param>
    /// <param name="below">The n − 1 values beside the diagonal, and room for one more; destroyed.</param>
    /// <param name="vectors">
    /// n columns of <paramref name="rows"/> values each: Q, which becomes Q Z with Z the eigenvectors. With the identity these are the
    /// eigenvectors, with its last row alone their last components.
    /// </param>
    /// <param name="rows">The rows of Q.</param>
    /// <exception cref="ArithmeticException">It does not converge, as values that are not finite never do.</exception>
    public static void Diagonalize(Span<double> diagonal, Span<double> below, Span<double> vectors, int rows)
    {
        int n = diagonal.Length;
        below[n - 1] = 0;
        for (int l = 0; l < n; l++)
        {
            for (int sweep = 0; ; sweep++)
            {
                int m = l;
                while (m < n - 1 && Math.Abs(below[m]) > Tolerance * (Math.Abs(diagonal[m]) + Math.Abs(diagonal[m + 1])))
                    m++;
                if (m == l)
                    break;
                if (sweep == MostSweeps)
                    throw new ArithmeticException("The eigenvalues of a tridiagonal matrix do not converge.");
                Sweep(diagonal, below, vectors, rows, l, m);
            }
        }
    }

    /// <summary>One QL step with the shift of the leading block's nearer eigenvalue, as plane rotations from m down to l.</summary>
    private static void Sweep(Span<double> diagonal, Span<double> below, Span<double> vectors, int rows, int l, int m)
    {
        double half = (diagonal[l + 1] - diagonal[l]) / (2 * below[l]);
        double root = double.Hypot(half, 1);
        double g = diagonal[m] - diagonal[l] + below[l] / (half + Math.CopySign(root, half));
        double sine = 1;
        double cosine = 1;
        double shift = 0;
        for (int i = m - 1; i >= l; i--)
        {
            double f = sine * below[i];
            double b = cosine * below[i];
            root = double.Hypot(f, g);
            below[i + 1] = root;
            if (root == 0)
            {
                // The rotation has nothing to act on: the matrix falls apart here.
                diagonal[i + 1] -= shift;
                below[m] = 0;
                return;
            }

            sine = f / root;
            cosine = g / root;
            g = diagonal[i + 1] - shift;
            root = (diagonal[i] - g) * sine + 2 * cosine * b;
            shift = sine * root;
            diagonal[i + 1] = g + shift;
            g = cosine * root - b;
            Rotate(vectors.Slice(i * rows, rows), vectors.Slice((i + 1) * rows, rows), cosine, sine);
        }

        diagonal[l] -= shift;
        below[l] = g;
        below[m] = 0;
    }

    private static void Rotate(Span<double> left, Span<double> right, double cosine, double sine)
    {
        for (int k = 0; k < left.Length; k++)
        {
            double f = right[k];
            right[k] = sine * left[k] + cosine * f;
            left[k] = cosine * left[k] - sine * f;
        }
    }
}
