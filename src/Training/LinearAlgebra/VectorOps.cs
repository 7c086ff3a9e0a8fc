using System.Numerics;

namespace KernelRD.Training.LinearAlgebra;

/// <summary>
/// Vectors in double on the host. Every sum has one order: four registers' worth of partial sums, of a fixed 16 lanes in all, whatever the
/// processor's registers hold.
/// </summary>
internal static class VectorOps
{
    private const int Lanes = 16;

    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> sums = stackalloc double[Lanes];
        sums.Clear();
        int width = Vector<double>.Count;
        int i = 0;
        if (width == 4)
        {
            Vector<double> a = default, b = default, c = default, d = default;
            for (; i <= x.Length - Lanes; i += Lanes)
            {
                a += new Vector<double>(x[i..]) * new Vector<double>(y[i..]);
                b += new Vector<double>(x[(i + 4)..]) * new Vector<double>(y[(i + 4)..]);
                c += new Vector<double>(x[(i + 8)..]) * new Vector<double>(y[(i + 8)..]);
                d += new Vector<double>(x[(i + 12)..]) * new Vector<double>(y[(i + 12)..]);
            }

            a.CopyTo(sums);
            b.CopyTo(sums[4..]);
            c.CopyTo(sums[8..]);
            d.CopyTo(sums[12..]);
        }

        for (; i <= x.Length - Lanes; i += Lanes)
        {
            for (int lane = 0; lane < Lanes; lane++)
                sums[lane] += x[i + lane] * y[i + lane];
        }

        for (int lane = 0; i < x.Length; i++, lane++)
            sums[lane] += x[i] * y[i];
        for (int half = Lanes / 2; half > 0; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
                sums[lane] += sums[lane + half];
        }

        return sums[0];
    }

    /// <summary>y ← y + a x.</summary>
    public static void Add(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        int width = Vector<double>.Count;
        var factor = new Vector<double>(a);
        int i = 0;
        for (; i <= x.Length - width; i += width)
            (new Vector<double>(y[i..]) + factor * new Vector<double>(x[i..])).CopyTo(y[i..]);
        for (; i < x.Length; i++)
            y[i] += a * x[i];
    }

    public static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));

    public static void Scale(double a, Span<double> x)
    {
        foreach (ref double value in x)
            value *= a;
    }
}
