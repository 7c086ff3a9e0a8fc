namespace KernelRD.Training.Theory;

/// <summary>A training of the theorems' network, to hold against their bounds.</summary>
public sealed record TheorySettings
{
    /// <summary>n, the first samples of the training set.</summary>
    public int Samples { get; init; } = 100;

    /// <summary>m.</summary>
    public int Hidden { get; init; } = 8192;

    public long Iterations { get; init; } = 1000;

    /// <summary>How often the Gram matrix is measured, the start included.</summary>
    public int Points { get; init; } = 41;

    /// <summary>η; null for that of <see cref="TheoryLimit.LearningRate"/>.</summary>
    public double? LearningRate { get; init; }

    public bool Adversarial { get; init; }

    /// <summary>What holds the critic's weights.</summary>
    public CriticConstraint Constraint { get; init; } = CriticConstraint.Spectral;

    /// <summary>L.</summary>
    public double Lipschitz { get; init; } = 0.01;

    /// <summary>δ, with which probability the bounds may fail.</summary>
    public double Delta { get; init; } = 0.1;

    public uint Seed { get; init; } = 1;

    /// <summary>The iterations at which is measured: the first, the last, and the closer the earlier.</summary>
    public IEnumerable<long> Schedule => Enumerable.Range(0, Points)
        .Select(i => (long)Math.Round(Iterations * Math.Pow((double)i / (Points - 1), 2))).Distinct();
}
