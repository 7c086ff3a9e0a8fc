using KernelRD.Kernels.Network;
using KernelRD.Training.Data;

namespace KernelRD.Training;

/// <summary>Everything besides the data that a training's numbers depend on.</summary>
public sealed record TrainingSettings
{
    // Kernels index by int.
    private const int MaxLength = 1 << 30;

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

    /// <summary>Why a training with these settings on these data cannot run, in plain sentences; nothing where it can.</summary>
    public IEnumerable<string> Problems(DataSet data)
    {
        int batch = Scalar ? data.Train.Count : Batch;
        if (Hidden < 1)
            yield return $"The hidden layer has {Hidden} neurons; it needs at least one.";
        if (data.Train.Count < 1 || data.Test.Count < 1)
            yield return $"The data set {data.Name} has {data.Train.Count} samples to train on and {data.Test.Count} to test on; it needs at least one of each.";
        else if (batch < 1 || batch > data.Train.Count)
            yield return $"A batch of {batch} is not between 1 and the {data.Train.Count} training samples.";
        if (data.Test.Features != data.Features)
            yield return $"The training samples of {data.Name} have {data.Features} features, the test samples {data.Test.Features}; both must be the same.";
        if (data.Classes is < 2 or > OutputLayer.MaxOutputs)
            yield return $"The data set {data.Name} has {data.Classes} classes; it must have 2 to {OutputLayer.MaxOutputs}.";
        else if (data.Train.Labels.Concat(data.Test.Labels).Any(label => label >= data.Classes))
            yield return $"A label of {data.Name} is not below its {data.Classes} classes.";
        if ((long)Hidden * Math.Max(data.Features, batch) > MaxLength)
            yield return $"{Hidden} neurons times {Math.Max(data.Features, batch)} features or samples of a batch is more than {MaxLength}.";
        foreach (var (name, value, isRate) in new[]
        {
            ("learning rate", LearningRate, true),
            ("critic's learning rate", CriticLearningRate, true),
            ("Lipschitz bound", Lipschitz, true),
            ("momentum", Momentum, false),
            ("weight of the penalty", Penalty, false),
        })
        {
            if (!double.IsFinite(value) || value < 0 || (isRate && value == 0))
                yield return FormattableString.Invariant($"The {name} is {value}; it must be {(isRate ? "above zero" : "zero or above")}.");
        }

        if (!double.IsFinite(AdversarialWeight))
            yield return FormattableString.Invariant($"The weight of the adversary is {AdversarialWeight}; it must be a number.");
        if (Momentum >= 1)
            yield return FormattableString.Invariant($"The momentum is {Momentum}; it must be below 1.");
    }
}
