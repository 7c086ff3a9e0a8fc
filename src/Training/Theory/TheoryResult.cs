namespace KernelRD.Training.Theory;

/// <summary>A training beside its bounds.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="Limit">What its inputs say.</param>
/// <param name="Points">The measured times, at least one.</param>
public sealed record TheoryResult(TheorySettings Settings, TheoryLimit Limit, IReadOnlyList<TheoryPoint> Points)
{
    /// <summary>What the bounds are made of; L is the largest ‖w‖ that was measured where that is above the settings'.</summary>
    public TheoryConstants Constants { get; } = new(
        Settings.Samples,
        Settings.Hidden,
        Limit.Gram.Least,
        Limit.Gram.Largest,
        Points[0].Error,
        Settings.Adversarial ? Math.Max(Settings.Lipschitz, Points.Max(point => point.CriticNorm)) : Settings.Lipschitz,
        Settings.Delta);

    /// <summary>η.</summary>
    public double LearningRate => Settings.LearningRate ?? Limit.LearningRate;

    /// <summary>The bound on ‖z(t) − y‖: Remark 3's, or (31).</summary>
    public double ErrorBound(double time) => Settings.Adversarial ? Constants.AdversarialError(time) : Constants.SupervisedError(time);

    /// <summary>The bound on ‖u_j(t) − u_j(0)‖: (12), or (39).</summary>
    public double DistanceBound(double time) => Settings.Adversarial ? Constants.AdversarialDistance(time) : Constants.SupervisedDistance(time);
}
