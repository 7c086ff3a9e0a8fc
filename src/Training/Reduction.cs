namespace KernelRD.Training;

/// <summary>ρ, the factor of the generator's objective ρ · [½ Σ‖f − y‖² − w Σ g(f)] over a batch.</summary>
public enum Reduction
{
    /// <summary>ρ = 1.</summary>
    Sum,

    /// <summary>ρ = 1/B.</summary>
    Mean,

    /// <summary>ρ = 2/(B·d_out), which makes the first half the mean squared error.</summary>
    Mse,
}
