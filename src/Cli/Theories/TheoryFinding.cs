using KernelRD.Cli.Charts;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Theories;

/// <summary>What became of one assumption or bound of the theory in a training.</summary>
/// <param name="Claim">Its name, the same for all trainings.</param>
/// <param name="Verdict">What became of it; null where that is no question of yes or no.</param>
/// <param name="Text">A sentence about it.</param>
internal sealed record TheoryFinding(string Claim, TheoryVerdict? Verdict, string Text)
{
    /// <summary>All of a training.</summary>
    public static IReadOnlyList<TheoryFinding> Of(TheoryResult result)
    {
        var (c, points) = (result.Constants, result.Points);
        bool isAdversarial = result.Settings.Adversarial;
        double gram = points.Max(point => point.GramDistance);
        double distance = points.Max(point => point.MaxDistance);
        return
        [
            Assumption1(result),
            Holds(
                "Remark 1, λ_min(H(t)) ≥ λ₀/2", points.All(point => point.Least >= c.Least / 2),
                $"the least measured is {Number(points.Min(point => point.Least))}, λ₀/2 is {Number(c.Least / 2)}"),
            Holds("Remark 1, ‖H(t) − H(0)‖ ≤ λ₀/4", gram <= c.Least / 4, $"the largest measured is {Number(gram)}, λ₀/4 is {Number(c.Least / 4)}"),
            Holds(
                "Lemma 4, λ_max(H(t)) ≤ λ₁/2", points.All(point => point.Largest <= c.Lambda1 / 2),
                $"the largest measured is {Number(points.Max(point => point.Largest), 5)}, λ₁/2 is {Number(c.Lambda1 / 2, 5)}"),
            Holds(
                "Remark 1's presumption, ‖u_j − u_j(0)‖ ≤ R", distance <= c.Radius,
                $"the largest measured is {Number(distance)}, R = cδλ₀/n² is {Number(c.Radius)} with c = 1; where it fails, what it is to secure may still hold"),
            Width(result),
            .. isAdversarial ? Adversarial(result) : Supervised(result),
            new(
                "Remark 2, Lemma 2: dz/dt", null,
                $"{(isAdversarial ? "Lemma 2" : "Remark 2")}, integrated along the measured H(t), is at most {Percent(points.Max(point => point.Deviation))} of "
                    + $"‖z(0) − y‖ off the measured z(t); with H(0) alone {Percent(points.Max(point => point.FrozenDeviation))}."),
        ];
    }

    private static TheoryFinding Assumption1(TheoryResult result)
    {
        const string Claim = "Assumption 1, λ₀ > 0";
        var (limit, cosine) = (result.Limit, Number(result.Limit.MaxCosine, 9));
        if (!limit.Gram.IsDefinite)
            return new(Claim, TheoryVerdict.Fails, $"Assumption 1 fails: λ₀ is zero to double's precision, for two inputs are parallel or nearly so (largest |cos| {cosine}). No bound follows.");
        return new(Claim, TheoryVerdict.Holds, limit.MaxCosine > 0.999
            ? $"Assumption 1 holds barely: two inputs are nearly parallel (|cos| {cosine}), so λ₀ is only {Number(limit.Gram.Least)} and every bound with 1/λ₀ is large."
            : $"Assumption 1 holds: λ₀ = {Number(limit.Gram.Least, 5)}; the largest |cos| of two inputs is {Number(limit.MaxCosine, 5)}.");
    }

    private static TheoryFinding Width(TheoryResult result)
    {
        const string Claim = "(43), the width";
        var c = result.Constants;
        double width = c.RequiredWidth(result.Settings.Adversarial ? c.SettlingTime(c.StartError / 2) : 0);
        return double.IsFinite(width)
            ? new(Claim, width <= c.Hidden ? TheoryVerdict.Holds : TheoryVerdict.Fails, $"(43) with constant 1 asks for m ≥ {Number(width)}; this m is {c.Hidden}.")
            : new(Claim, TheoryVerdict.Fails, "(43) is met by no m: κμ is not below half of the first error, so T₀ is infinite.");
    }

    private static IEnumerable<TheoryFinding> Supervised(TheoryResult result)
    {
        var c = result.Constants;
        double far = c.SupervisedDistanceLimit / Math.Max(result.Points[^1].MaxDistance, double.Epsilon);
        yield return Bound(result, "Remark 3, (31): the error", "Remark 3", point => point.Error, c.SupervisedError);
        var distance = Bound(result, "(12), (39): the distance", "(12)", point => point.MaxDistance, c.SupervisedDistance);
        yield return distance with { Text = $"{distance.Text} Its limit (13) is {Number(c.SupervisedDistanceLimit)}, {Number(far)} times what was measured in the end." };
    }

    private static IEnumerable<TheoryFinding> Adversarial(TheoryResult result)
    {
        var (c, points, settings) = (result.Constants, result.Points, result.Settings);
        var error = Bound(result, "Remark 3, (31): the error", "(31)", point => point.Error, c.AdversarialError);
        string end = Number(c.Kappa * c.Mu);
        yield return c.Kappa * c.Mu >= c.StartError
            ? new(error.Claim, TheoryVerdict.Vacuous, $"(31) is vacuous: κμ = {end} is not below ‖z(0) − y‖ = {Number(c.StartError)}, so it allows the error to grow.")
            : error with { Text = $"{error.Text} It promises an error of κμ = {end} in the end, {Percent(c.Kappa * c.Mu / c.StartError)} of the first." };
        yield return Bound(result, "(12), (39): the distance", "(39)", point => point.MaxDistance, c.AdversarialDistance);
        yield return Bound(result, "(40) with Markov's inequality", "(40)", point => point.MaxDistance, c.AdversarialDistanceMarkov);

        double norm = points.Max(point => point.CriticNorm);
        string l = Number(settings.Lipschitz);
        yield return norm > settings.Lipschitz * (1 + 1e-4)
            ? new("‖w‖ ≤ L", TheoryVerdict.Fails, $"The assumption ‖w‖ ≤ L = {l} fails: ‖w‖ reached {Number(norm)}. The bounds are drawn with that in place of L.")
            : new("‖w‖ ≤ L", TheoryVerdict.Holds, $"The assumption ‖w‖ ≤ L = {l} holds.");
        double slope = points.Max(point => point.CriticSlope);
        var (claim, verdict, text) = Holds(
            "(24) as (26) uses it, |∂g/∂z| ≤ L√(2 ln(2/δ)/m)", slope <= c.Mu / c.Samples, $"the largest measured is {Number(slope)}, allowed is {Number(c.Mu / c.Samples)}");
        yield return new(
            claim, verdict,
            $"{text} (26) puts the sum over all neurons of the critic in place of that over the active ones, and (24) presumes that a and w are independent, which training ends.");
    }

    /// <summary>Whether what was measured stays below a bound, and how near it comes.</summary>
    private static TheoryFinding Bound(TheoryResult result, string claim, string name, Func<TheoryPoint, double> measured, Func<double, double> bound)
    {
        // Rounding in float32 may carry a measured value over a bound that it touches, as at t = 0.
        var points = result.Points;
        var worst = points.Where(point => point.Iteration > 0).MaxBy(point => measured(point) / bound(point.Time)) ?? points[0];
        bool holds = points.All(point => measured(point) <= bound(point.Time) * (1 + 1e-4) + 1e-6);
        string part = Number(measured(worst) / bound(worst.Time));
        return new(
            claim, holds ? TheoryVerdict.Holds : TheoryVerdict.Fails,
            $"{name} {(holds ? "holds" : "fails")}: what was measured is at most {part} of it, at t = {Number(worst.Time)}.");
    }

    private static TheoryFinding Holds(string claim, bool holds, string numbers) =>
        new(claim, holds ? TheoryVerdict.Holds : TheoryVerdict.Fails, $"{claim}, {(holds ? "holds" : "fails")}: {numbers}.");

    private static string Number(double value, int digits = 3) => NumberText.Of(value, digits);

    private static string Percent(double share) => $"{Number(100 * share, 2)} %";
}
