namespace KernelRD.Cli.Charts;

/// <summary>A dashed line across the chart at a value of one axis. It does not widen the range of values.</summary>
/// <param name="At">The value of Y, or of X for a vertical line.</param>
/// <param name="IsVertical">Whether it stands at an X.</param>
internal sealed record RuleSeries(double At, bool IsVertical = false) : Series
{
    public Dash Dash { get; init; } = Dash.Dashed;
}
