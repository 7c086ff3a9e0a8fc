namespace KernelRD.Training;

/// <summary>What holds the critic's W at the start and after each of its steps.</summary>
public enum CriticConstraint
{
    /// <summary>Nothing but the gradient penalty.</summary>
    None,

    /// <summary>Every entry of W is clipped into [−L, L].</summary>
    Clip,

    /// <summary>W is scaled down to a spectral norm of at most L.</summary>
    Spectral,
}
