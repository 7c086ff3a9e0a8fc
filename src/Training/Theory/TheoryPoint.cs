namespace KernelRD.Training.Theory;

/// <summary>What was measured at one time, and what the theory predicts for it.</summary>
public sealed record TheoryPoint
{
    public required long Iteration { get; init; }

    /// <summary>t = η · iteration.</summary>
    public required double Time { get; init; }

    /// <summary>‖z(t) − y‖₂.</summary>
    public required double Error { get; init; }

    /// <summary>max_j ‖u_j(t) − u_j(0)‖₂.</summary>
    public required double MaxDistance { get; init; }

    /// <summary>mean_j ‖u_j(t) − u_j(0)‖₂.</summary>
    public required double MeanDistance { get; init; }

    /// <summary>‖U(t) − U(0)‖_F.</summary>
    public required double Distance { get; init; }

    /// <summary>λ_min(H(t)).</summary>
    public required double Least { get; init; }

    /// <summary>λ_max(H(t)).</summary>
    public required double Largest { get; init; }

    /// <summary>‖H(t) − H(0)‖₂, which Remark 1 holds to λ₀/4.</summary>
    public required double GramDistance { get; init; }

    /// <summary>‖w(t)‖₂; NaN without the adversary.</summary>
    public double CriticNorm { get; init; } = double.NaN;

    /// <summary>max_q |∂g/∂z_q|; NaN without the adversary.</summary>
    public double CriticSlope { get; init; } = double.NaN;

    /// <summary>‖z* (t) − y‖₂ with z* from Remark 2 or Lemma 2 along the measured H(t) and g.</summary>
    public required double PredictedError { get; init; }

    /// <summary>‖z*(t) − z(t)‖₂ / ‖z(0) − y‖₂.</summary>
    public required double Deviation { get; init; }

    /// <summary>The same deviation with H(0) in place of H(t).</summary>
    public required double FrozenDeviation { get; init; }
}
