namespace KernelRD.Training;

/// <summary>
/// The curve α (1 − exp(−β t)) nearest to measured values, by least squares: how the paper says a distance from the start grows.
/// </summary>
/// <param name="Alpha">α, where it settles.</param>
/// <param name="Beta">β, how fast, per unit of t.</param>
/// <param name="RSquared">1 − Σ(y − fit)² / Σ(y − mean y)²: 1 where every value lies on the curve.</param>
public sealed record ExponentialFit(double Alpha, double Beta, double RSquared)
{
    /// <summary>Trial values of β between two powers of e, coarse enough to be quick and fine enough to be beside the best.</summary>
    private const double Step = 0.05;

    /// <summary>
    /// Fits the curve. For each β the best α is known in closed form, which leaves a search along ln β: from a curve that is straight
    /// (β = 0.01 / longest t) to one that has settled by the first t (β = 10 / shortest t).
    /// </summary>
    /// <returns>
    /// Null where nothing can be said: fewer than three points after t = 0, values that are not finite or all the same, a growth that does
    /// not slow down, or one that is over by the first t.
    /// </returns>
    public static ExponentialFit? Of(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        var points = times.Zip(values, (time, value) => (Time: time, Value: value)).ToArray();
        var later = points.Where(point => point.Time > 0).ToArray();
        if (later.Length < 3 || points.Any(point => !double.IsFinite(point.Time) || !double.IsFinite(point.Value)))
            return null;
        double mean = points.Average(point => point.Value);
        double spread = points.Sum(point => (point.Value - mean) * (point.Value - mean));
        if (later.All(point => point.Value == later[0].Value) || !double.IsFinite(spread) || spread == 0)
            return null;

        double low = Math.Log(0.01 / later.Max(point => point.Time));
        double high = Math.Log(10 / later.Min(point => point.Time));
        int count = (int)Math.Ceiling((high - low) / Step);
        int best = Enumerable.Range(0, count + 1).MinBy(index => Error(low + index * Step));
        if (best == 0 || best == count)
            return null;

        // The golden section between its neighbours, to the last digit that the sum of squares can tell.
        double left = low + (best - 1) * Step, right = low + (best + 1) * Step;
        double ratio = (Math.Sqrt(5) - 1) / 2;
        while (right - left > 1e-12 * Math.Max(1, Math.Abs(left)))
        {
            double a = right - ratio * (right - left), b = left + ratio * (right - left);
            if (a <= left || b >= right)
                break;
            if (Error(a) <= Error(b))
                right = b;
            else
                left = a;
        }

        double logBeta = (left + right) / 2;
        return new(Alpha(logBeta), Math.Exp(logBeta), 1 - Error(logBeta) / spread);

        double Alpha(double logBeta)
        {
            double products = 0, squares = 0;
            foreach (var (time, value) in points)
            {
                double shape = Shape(Math.Exp(logBeta), time);
                products += shape * value;
                squares += shape * shape;
            }

            return products / squares;
        }

        double Error(double logBeta)
        {
            double alpha = Alpha(logBeta), beta = Math.Exp(logBeta);
            return points.Sum(point => Math.Pow(point.Value - alpha * Shape(beta, point.Time), 2));
        }
    }

    /// <summary>The curve's value.</summary>
    public double At(double time) => Alpha * Shape(Beta, time);

    /// <summary>1 − exp(−βt), without losing digits where βt is small.</summary>
    private static double Shape(double beta, double time)
    {
        // .NET has no expm1; tanh keeps the digits: 1 − e^−x = 2 tanh(x/2) / (1 + tanh(x/2)).
        double half = Math.Tanh(beta * time / 2);
        return 2 * half / (1 + half);
    }
}
