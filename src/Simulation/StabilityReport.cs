namespace KernelRD.Simulation;

/// <summary>What the linear stability of the discrete scheme at the homogeneous state predicts.</summary>
public sealed record StabilityReport
{
    /// <summary>The settings that were analysed.</summary>
    public required SimulationSettings Settings { get; init; }

    /// <summary>The state that small disturbances are added to; null where there is none, and then nothing below but the diffusion limit is known.</summary>
    public (double U, double V)? HomogeneousState { get; init; }

    /// <summary>ln|μ| / dt of the mode that grows fastest, μ the larger eigenvalue of its Euler step; per unit time.</summary>
    public double FastestGrowthRate { get; init; }

    /// <summary>The fastest mode's wavelength in domain widths; null where the fastest mode is uniform.</summary>
    public double? Wavelength { get; init; }

    /// <summary>The shortest and the longest wavelength that grow, in domain widths (infinity: uniform); null where none does.</summary>
    public (double Shortest, double Longest)? UnstableBand { get; init; }

    /// <summary>The largest dt for which no mode that decays in continuous time grows; infinity where none decays.</summary>
    public double TimeStepLimit { get; init; }

    /// <summary>dx² / (4 max D), the limit of diffusion alone; infinity where nothing diffuses.</summary>
    public required double DiffusionLimit { get; init; }

    /// <summary>The value of the control parameter nearest to the present one at which growth begins or ends; null where there is none.</summary>
    public double? CriticalControl { get; init; }

    /// <summary>Whether some mode grows.</summary>
    public bool IsUnstable => UnstableBand is not null;

    /// <summary>Whether the time step is past the limit.</summary>
    public bool ExceedsTimeStepLimit => Settings.TimeStep > TimeStepLimit;

    /// <summary>The report in plain sentences.</summary>
    public IReadOnlyList<string> Describe() => throw new NotImplementedException();
}
