namespace KernelRD.Training.Theory;

/// <summary>A training beside its bounds.</summary>
/// <param name="Settings">Its settings, the learning rate filled in.</param>
/// <param name="Constants">What the bounds are made of; L is the largest ‖w‖ that was measured where that is above the settings'.</param>
/// <param name="Points">The measured times.</param>
/// <param name="MaxCosine">The largest |cos| of the angle of two inputs; at 1 Assumption 1 fails.</param>
/// <param name="GramDistance">‖H(T) − H(0)‖₂ at the end, which Remark 1 holds to λ₀/4.</param>
/// <param name="IsLimitDefinite">Whether H∞ is positive definite to double's precision.</param>
public sealed record TheoryResult(
    TheorySettings Settings, TheoryConstants Constants, IReadOnlyList<TheoryPoint> Points, double MaxCosine, double GramDistance, bool IsLimitDefinite)
{
    /// <summary>The bound on ‖z(t) − y‖: Remark 3's, or (31).</summary>
    public double ErrorBound(double time) => Settings.Adversarial ? Constants.AdversarialError(time) : Constants.SupervisedError(time);

    /// <summary>The bound on ‖u_j(t) − u_j(0)‖: (12), or (39).</summary>
    public double DistanceBound(double time) => Settings.Adversarial ? Constants.AdversarialDistance(time) : Constants.SupervisedDistance(time);

    /// <summary>Which bounds hold, which say nothing, and which assumptions fail, in plain sentences.</summary>
    public IEnumerable<string> Findings()
    {
        var c = Constants;
        var last = Points[^1];
        if (!IsLimitDefinite)
            yield return $"Assumption 1 fails: lambda_0 is zero to double's precision, as two inputs are parallel or nearly so (largest |cos| {MaxCosine:G9}). No bound follows.";
        else if (MaxCosine > 0.999)
            yield return $"Assumption 1 holds barely: two inputs are nearly parallel (|cos| {MaxCosine:G9}), so lambda_0 is only {c.Least:G4} and every bound with 1/lambda_0 is large.";
        else
            yield return $"Assumption 1 holds: lambda_0 = {c.Least:G6}, largest |cos| of two inputs {MaxCosine:G6}.";
        yield return Holds("Remark 1, lambda_min(H(t)) >= lambda_0/2", Points.All(point => point.Least >= c.Least / 2), $"least measured {Points.Min(point => point.Least):G4} against {c.Least / 2:G4}");
        yield return Holds("Remark 1, ||H(T) - H(0)|| <= lambda_0/4", GramDistance <= c.Least / 4, $"{GramDistance:G4} against {c.Least / 4:G4}");
        yield return Holds("Lemma 4, lambda_max(H(t)) <= lambda_1/2", Points.All(point => point.Largest <= c.Lambda1 / 2), $"largest measured {Points.Max(point => point.Largest):G6} against {c.Lambda1 / 2:G6}");
        yield return $"Remark 1 presumes ||u_j(t) - u_j(0)|| <= R = c delta lambda_0/n^2 = {c.Radius:G4} (c = 1); measured {last.MaxDistance:G4}: the presumption {(last.MaxDistance <= c.Radius ? "holds" : "fails, though what it is to secure may hold")}.";
        double width = c.RequiredWidth(Settings.Adversarial ? c.SettlingTime(c.StartError / 2) : 0);
        yield return double.IsFinite(width)
            ? $"(43) with constant 1 asks for m >= {width:G3}; this m is {c.Hidden}."
            : "(43) is met by no m: kappa mu is not below half of the first error, so T_0 is infinite.";
        foreach (string sentence in Settings.Adversarial ? AdversarialFindings() : SupervisedFindings())
            yield return sentence;
        yield return $"{(Settings.Adversarial ? "Lemma 2" : "Remark 2")}: integrated along the measured H(t) it is at most {Points.Max(point => point.Deviation):P2} of ||z(0) - y|| off the measured z(t); with H(0) alone {Points.Max(point => point.FrozenDeviation):P2}.";
    }

    private IEnumerable<string> SupervisedFindings()
    {
        var c = Constants;
        yield return Bound("Remark 3", point => point.Error, c.SupervisedError);
        yield return Bound("(12)", point => point.MaxDistance, c.SupervisedDistance)
            + $" Its limit (13) is {c.SupervisedDistanceLimit:G4}, {c.SupervisedDistanceLimit / Math.Max(Points[^1].MaxDistance, double.Epsilon):G3} times what was measured in the end.";
    }

    private IEnumerable<string> AdversarialFindings()
    {
        var c = Constants;
        double norm = Points.Max(point => point.CriticNorm);
        yield return norm > Settings.Lipschitz * (1 + 1e-4)
            ? $"The assumption ||w|| <= L = {Settings.Lipschitz:G4} fails: ||w|| reached {norm:G4}. The bounds are drawn with that in place of L."
            : $"The assumption ||w|| <= L = {Settings.Lipschitz:G4} holds.";
        double slope = Points.Max(point => point.CriticSlope);
        yield return Holds("(24) as (26) uses it, |dg/dz| <= L sqrt(2 ln(2/delta))/sqrt(m)", slope <= c.Mu / c.Samples, $"largest {slope:G4} against {c.Mu / c.Samples:G4}")
            + " (26) puts the sum over all neurons of the critic in place of the sum over active ones, and (24) presumes that a and w are independent, which training ends.";
        if (c.Kappa * c.Mu >= c.StartError)
            yield return $"(31) is vacuous: kappa mu = {c.Kappa * c.Mu:G4} is not below ||z(0) - y|| = {c.StartError:G4}, so it allows the error to grow.";
        else
            yield return $"(31) is not vacuous: it promises an error of kappa mu = {c.Kappa * c.Mu:G4} in the end, {c.Kappa * c.Mu / c.StartError:P1} of the first.";
        yield return Bound("(31)", point => point.Error, c.AdversarialError);
        yield return Bound("(39)", point => point.MaxDistance, c.AdversarialDistance);
        yield return Bound("(40) with Markov's inequality", point => point.MaxDistance, c.AdversarialDistanceMarkov);
    }

    private string Bound(string name, Func<TheoryPoint, double> measured, Func<double, double> bound)
    {
        // Rounding in float32 may carry a measured value over a bound that it touches, as at t = 0.
        var worst = Points.Where(point => point.Iteration > 0).MaxBy(point => measured(point) / bound(point.Time)) ?? Points[0];
        double part = measured(worst) / bound(worst.Time);
        bool holds = Points.All(point => measured(point) <= bound(point.Time) * (1 + 1e-4) + 1e-6);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{name} {(holds ? "holds" : "FAILS")}: measured is at most {part:G4} of it, at t = {worst.Time:G4}.");
    }

    private static string Holds(string what, bool holds, string numbers) => $"{what}: {(holds ? "holds" : "FAILS")} ({numbers}).";
}
