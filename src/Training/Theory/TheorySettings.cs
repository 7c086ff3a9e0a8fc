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

    /// <summary>η; null for 0.05 / λ_max(H∞), where gradient descent follows the theorems' gradient flow to a few percent.</summary>
    public double? LearningRate { get; init; }

    public bool Adversarial { get; init; }

    /// <summary>What holds the critic's weights.</summary>
    public CriticConstraint Constraint { get; init; } = CriticConstraint.Spectral;

    /// <summary>L.</summary>
    public double Lipschitz { get; init; } = 0.01;

    /// <summary>δ, with which probability the bounds may fail.</summary>
    public double Delta { get; init; } = 0.1;

    public uint Seed { get; init; } = 1;
}
