namespace KernelRD.Training;

/// <summary>
/// What is logged of one iteration. Loss, critic loss, penalty and the four norms are of the batch and the weights that the iteration
/// started from; the others are of the weights that it led to. Before the first iteration the former are NaN; without the adversary
/// critic loss, penalty and the two diffusion norms are.
/// </summary>
public sealed record Metrics
{
    /// <summary>Completed iterations.</summary>
    public required long Iteration { get; init; }

    /// <summary>Completed epochs, with the fraction of the one under way.</summary>
    public required double Epoch { get; init; }

    /// <summary>The supervised half of the generator's objective, ρ · ½ Σ‖f − y‖².</summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>mean g(f) − mean g(y) + λ · penalty.</summary>
    public double CriticLoss { get; init; } = double.NaN;

    /// <summary>mean (‖∇g(ŷ)‖₂ − 1)², without λ.</summary>
    public double Penalty { get; init; } = double.NaN;

    /// <summary>Mean of (f − y)² over samples and outputs.</summary>
    public required double TrainMse { get; init; }

    public required double TestMse { get; init; }

    /// <summary>The fraction of samples whose largest output is not their class's.</summary>
    public required double TrainError { get; init; }

    public required double TestError { get; init; }

    /// <summary>‖U − U(0)‖_F.</summary>
    public required double DistanceU { get; init; }

    /// <summary>‖V − V(0)‖_F.</summary>
    public required double DistanceV { get; init; }

    /// <summary>max_j ‖u_j − u_j(0)‖₂.</summary>
    public required double MaxDistanceUj { get; init; }

    /// <summary>mean_j ‖u_j − u_j(0)‖₂.</summary>
    public required double MeanDistanceUj { get; init; }

    /// <summary>‖R_u‖_F, the supervised half of U's gradient, eq. (55).</summary>
    public double ReactionU { get; init; } = double.NaN;

    /// <summary>‖D_u‖_F, the adversarial half of U's gradient, eq. (56).</summary>
    public double DiffusionU { get; init; } = double.NaN;

    /// <summary>‖R_v‖_F, eq. (57).</summary>
    public double ReactionV { get; init; } = double.NaN;

    /// <summary>‖D_v‖_F, eq. (58).</summary>
    public double DiffusionV { get; init; } = double.NaN;
}
