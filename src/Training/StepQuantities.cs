namespace KernelRD.Training;

/// <summary>What <see cref="Metrics"/> tells of the step that an iteration took; NaN where there is no critic.</summary>
internal sealed record StepQuantities
{
    public double Loss { get; init; }

    public double CriticLoss { get; init; } = double.NaN;

    public double Penalty { get; init; } = double.NaN;

    public double ReactionU { get; init; }

    public double ReactionV { get; init; }

    public double DiffusionU { get; init; } = double.NaN;

    public double DiffusionV { get; init; } = double.NaN;
}
