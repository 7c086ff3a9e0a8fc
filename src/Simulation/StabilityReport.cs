using System.Globalization;

namespace KernelRD.Simulation;

/// <summary>What the linear stability of the discrete scheme at the homogeneous state predicts.</summary>
public sealed record StabilityReport
{
    /// <summary>The settings that were analysed.</summary>
    public required SimulationSettings Settings { get; init; }

    /// <summary>The state of rest that small disturbances are added to.</summary>
    public required (double U, double V) HomogeneousState { get; init; }

    /// <summary>
    /// ln|μ| / dt of the mode that grows fastest or decays slowest, μ the larger eigenvalue of its Euler step; per unit time.
    /// </summary>
    public required double FastestGrowthRate { get; init; }

    /// <summary>The fastest mode's wavelength in domain widths; null where the fastest mode is uniform.</summary>
    public double? Wavelength => FastestMode.Q > 0 ? FastestMode.Wavelength : null;

    /// <summary>The shortest and the longest wavelength that grow, in domain widths (infinity: uniform); null where none does.</summary>
    public required (double Shortest, double Longest)? UnstableBand { get; init; }

    /// <summary>
    /// The largest dt for which no mode that decays in continuous time grows, or if it oscillates outgrows the fastest true one;
    /// infinity where no mode sets a limit.
    /// </summary>
    public required double TimeStepLimit { get; init; }

    /// <summary>dx² / (4 max D), the limit of diffusion alone; infinity where nothing diffuses.</summary>
    public required double DiffusionLimit { get; init; }

    /// <summary>
    /// The value of the control parameter nearest to the present one at which growth begins or ends; null where none was found.
    /// </summary>
    public required CriticalValue? Critical { get; init; }

    /// <summary>Whether some mode grows.</summary>
    public bool IsUnstable => UnstableBand is not null;

    /// <summary>Whether the time step is past the limit.</summary>
    public bool ExceedsTimeStepLimit => Settings.TimeStep > TimeStepLimit;

    internal LaplacianModes.Mode FastestMode { get; init; }

    internal ReactionJacobian Jacobian { get; init; }

    /// <summary>The report in plain sentences.</summary>
    public IReadOnlyList<string> Describe()
    {
        var lines = new List<string> { Text($"State of rest: u = {HomogeneousState.U:G4}, v = {HomogeneousState.V:G4}.") };
        if (Settings.Boundary == Boundary.Dirichlet && HomogeneousState != (0, 0))
            lines.Add("The zero outside disturbs it at the edges, by more than the linear analysis covers.");
        string decay = Settings.Model.Remark is null ? "this will decay" : "a small disturbance decays";
        string verdict = UnstableBand is null
            ? Text($"No unstable mode: {decay}, in the end at {FastestGrowthRate:G3} per unit time")
            : Text($"Unstable: the fastest mode grows at {FastestGrowthRate:G3} per unit time, {DescribeFastest()}");
        if (Critical is var (value, growsBelow, isPattern))
        {
            string side = growsBelow != IsUnstable ? "below" : "above";
            string outcome = IsUnstable ? "decay" : isPattern ? "pattern" : "grow as a whole";
            verdict += Text($"; {Settings.Model.ControlParameter} {side} {value:G3} would {outcome}");
        }

        lines.Add(verdict + ".");
        if (UnstableBand is var (shortest, longest))
        {
            string upTo = double.IsInfinity(longest) ? "the whole plane in step" : Text($"{longest:G3}");
            lines.Add(Text($"Wavelengths that grow: {shortest:G3} to {upTo}, the domain being 1 wide."));
        }

        if (Settings.Model.Remark is { } remark)
            lines.Add(remark);
        lines.Add(Text(
            $"Time step {Settings.TimeStep:G4}; the limit of the scheme is {TimeStepLimit:G3}, of diffusion alone {DiffusionLimit:G3}."));
        if (ExceedsTimeStepLimit)
            lines.Add("The time step is past the limit: modes that should decay will grow.");
        return lines;
    }

    private string DescribeFastest() => Wavelength is { } wavelength
        ? Text($"{1 / wavelength:G3} wavelengths per unit length ({wavelength / Settings.CellSize:G3} cells each)")
        : "the whole plane in step";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
