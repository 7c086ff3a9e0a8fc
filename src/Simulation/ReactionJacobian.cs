namespace KernelRD.Simulation;

/// <summary>
/// The linear part J = [[Fu, Fv], [Gu, Gv]] of a reaction at a state, and the eigenvalues of J − q D, which govern a mode of eigenvalue −q.
/// </summary>
internal readonly record struct ReactionJacobian(double Fu, double Fv, double Gu, double Gv)
{
    /// <summary>
    /// By the central difference of fourth order, which has no truncation error for cubic reactions.
    /// </summary>
    public static ReactionJacobian Of(Model model, ParameterValues values, double u, double v)
    {
        double hu = 1e-3 * Math.Max(1, Math.Abs(u));
        double hv = 1e-3 * Math.Max(1, Math.Abs(v));
        var (fu, gu) = Slope(step => model.Reaction(values, u + step * hu, v), hu);
        var (fv, gv) = Slope(step => model.Reaction(values, u, v + step * hv), hv);
        return new(fu, fv, gu, gv);
    }

    /// <summary>
    /// The two eigenvalues of J − q diag(du, dv): real part and imaginary part of the first, real part of the second, its conjugate where
    /// complex.
    /// </summary>
    public (double Real, double Imaginary, double OtherReal) Eigenvalues(double q, double du, double dv)
    {
        double a = Fu - q * du;
        double d = Gv - q * dv;
        double half = (a + d) / 2;
        double discriminant = (a - d) / 2 * ((a - d) / 2) + Fv * Gu;
        if (discriminant < 0)
            return (half, Math.Sqrt(-discriminant), half);

        // The eigenvalue of larger magnitude without cancellation, the other from the determinant.
        double large = half + Math.CopySign(Math.Sqrt(discriminant), half);
        double small = large == 0 ? 0 : (a * d - Fv * Gu) / large;
        return (Math.Max(large, small), 0, Math.Min(large, small));
    }

    private static (double F, double G) Slope(Func<int, (double U, double V)> at, double h)
    {
        var (f1, g1) = at(1);
        var (f2, g2) = at(2);
        var (b1, c1) = at(-1);
        var (b2, c2) = at(-2);
        return ((8 * (f1 - b1) - (f2 - b2)) / (12 * h), (8 * (g1 - c1) - (g2 - c2)) / (12 * h));
    }
}
