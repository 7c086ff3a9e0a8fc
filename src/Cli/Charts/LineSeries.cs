namespace KernelRD.Cli.Charts;

/// <summary>A line through points of equal index; where one is not finite the line has a gap.</summary>
internal sealed record LineSeries(IReadOnlyList<double> X, IReadOnlyList<double> Y) : Series
{
    public double Width { get; init; } = 1.7;

    public Dash Dash { get; init; }

    /// <summary>Whether each point is marked, for series of a few measured values.</summary>
    public bool HasMarkers { get; init; }
}
