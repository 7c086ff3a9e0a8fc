namespace KernelRD.Training.Theory;

/// <summary>
/// The constants of the paper's bounds, and the bounds. Where the paper writes O(·), the constant here is that of its own proof. Time is η times
/// the iterations.
/// </summary>
/// <param name="Samples">n.</param>
/// <param name="Hidden">m.</param>
/// <param name="Least">λ₀ = λ_min(H∞).</param>
/// <param name="Largest">λ₁∞ = λ_max(H∞).</param>
/// <param name="StartError">‖z(0) − y‖₂.</param>
/// <param name="Lipschitz">L, which ‖w‖₂ is to stay within.</param>
/// <param name="Delta">δ.</param>
public sealed record TheoryConstants(int Samples, int Hidden, double Least, double Largest, double StartError, double Lipschitz, double Delta)
{
    /// <summary>λ₁ = 2 λ₁∞ + λ₀, Lemma 4.</summary>
    public double Lambda1 => 2 * Largest + Least;

    /// <summary>κ = λ₁ / λ₀, about twice the condition number of H∞.</summary>
    public double Kappa => Lambda1 / Least;

    /// <summary>μ = L n √(2 ln(2/δ)) / √m.</summary>
    public double Mu => Lipschitz * Samples * Math.Sqrt(2 * Math.Log(2 / Delta)) / Math.Sqrt(Hidden);

    /// <summary>R = c δ λ₀ / n² of Remark 1 with c = 1; the paper only says that c is small.</summary>
    public double Radius => Delta * Least / ((double)Samples * Samples);

    /// <summary>E‖z(0) − y‖₂ ≤ √(3n/2), as E z_p² = ½ for unit inputs and y_p² = 1.</summary>
    public double ExpectedStartError => Math.Sqrt(1.5 * Samples);

    /// <summary>T₀, the time after which (31) promises an error of ε; infinite where κμ ≥ ε.</summary>
    public double SettlingTime(double epsilon) => Kappa * Mu < epsilon && epsilon < StartError
        ? 2 / Least * Math.Log((StartError - Kappa * Mu) / (epsilon - Kappa * Mu))
        : epsilon >= StartError ? 0 : double.PositiveInfinity;

    /// <summary>Remark 3: ‖z(t) − y‖ ≤ exp(−λ₀ t / 2) ‖z(0) − y‖.</summary>
    public double SupervisedError(double time) => StartError * Math.Exp(-Least * time / 2);

    /// <summary>(12): ‖u_j(t) − u_j(0)‖ ≤ 2 √n ‖z(0) − y‖ / (√m λ₀) · (1 − exp(−λ₀ t / 2)).</summary>
    public double SupervisedDistance(double time) => SupervisedDistanceLimit * Decayed(time);

    /// <summary>(13), the limit of (12).</summary>
    public double SupervisedDistanceLimit => Reach(StartError);

    /// <summary>(31): ‖z(t) − y‖ ≤ (‖z(0) − y‖ − κμ) exp(−λ₀ t / 2) + κμ.</summary>
    public double AdversarialError(double time) => (StartError - Kappa * Mu) * Math.Exp(-Least * time / 2) + Kappa * Mu;

    /// <summary>(39): 2 √n (‖z(0) − y‖ − κμ) / (√m λ₀) · (1 − exp(−λ₀ t / 2)) + μ (1 + κ √n) / √m · t.</summary>
    public double AdversarialDistance(double time) => Reach(StartError - Kappa * Mu) * Decayed(time) + Drift * time;

    /// <summary>(40) with Markov's inequality: 2 √n E‖z(0) − y‖ / (√m λ₀ δ) + μ (1 + κ √n) / √m · t.</summary>
    public double AdversarialDistanceMarkov(double time) => Reach(ExpectedStartError / Delta) + Drift * time;

    /// <summary>The least m that (43) asks for, its constant 1: (n^(7/2) / (λ₀² δ²) + n² μ (1 + κ √n) T₀ / (λ₀ δ))².</summary>
    public double RequiredWidth(double settlingTime) => Math.Pow(
        Math.Pow(Samples, 3.5) / Math.Pow(Least * Delta, 2)
        + (Mu > 0 ? Math.Pow(Samples, 2) * Mu * (1 + Kappa * Math.Sqrt(Samples)) * settlingTime / (Least * Delta) : 0), 2);

    private double Drift => Mu * (1 + Kappa * Math.Sqrt(Samples)) / Math.Sqrt(Hidden);

    private double Reach(double error) => 2 * Math.Sqrt(Samples) * error / (Math.Sqrt(Hidden) * Least);

    private double Decayed(double time) => 1 - Math.Exp(-Least * time / 2);
}
