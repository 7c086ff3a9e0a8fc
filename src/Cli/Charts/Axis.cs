namespace KernelRD.Cli.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Label">What it measures.</param>
/// <param name="IsLog">Whether equal ratios are equally long; what is not positive is left out then.</param>
internal sealed record Axis(string Label = "", bool IsLog = false)
{
    /// <summary>Of which number a logarithmic axis marks the powers: 10, or 2 for widths and the like.</summary>
    public int LogBase { get; init; } = 10;

    /// <summary>The values at its ends; null: fitted to the series.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>Whether a fitted range must reach 0 (linear scales).</summary>
    public bool IncludesZero { get; init; }

    /// <summary>Whether it has neither ticks nor numbers, where only shapes matter.</summary>
    public bool IsHidden { get; init; }
}
