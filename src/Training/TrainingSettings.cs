namespace KernelRD.Training;

/// <summary>Everything besides the data that a training's numbers depend on.</summary>
public sealed record TrainingSettings
{
    /// <summary>m, the neurons of the generator's and of the critic's hidden layer.</summary>
    public int Hidden { get; init; } = 8192;

    /// <summary>B, the samples of an iteration.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>s of the three random streams s, s + 1 and s + 2.</summary>
    public uint Seed { get; init; } = 1;

    public InputScaling Input { get; init; } = InputScaling.Raw;

    public Reduction Reduction { get; init; } = Reduction.Mse;

    /// <summary>Whether the critic takes part.</summary>
    public bool Adversarial { get; init; }

    public CriticConstraint Constraint { get; init; } = CriticConstraint.None;

    /// <summary>L of <see cref="Constraint"/>.</summary>
    public double Lipschitz { get; init; } = 0.01;

    /// <summary>λ of the gradient penalty.</summary>
    public double Penalty { get; init; } = 10;

    /// <summary>w, the weight of the adversarial half of the generator's objective.</summary>
    public double AdversarialWeight { get; init; } = 1;

    /// <summary>η of the generator.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>μ of generator and critic; a scalar network has none.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>η of the critic.</summary>
    public double CriticLearningRate { get; init; } = 0.01;

    /// <summary>
    /// The network of the theorems: one output, V fixed at ±1, all samples an iteration, plain gradient descent. Its target is −1 for the
    /// first half of the classes and +1 for the rest.
    /// </summary>
    public bool Scalar { get; init; }
}
