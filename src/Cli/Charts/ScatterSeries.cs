namespace KernelRD.Cli.Charts;

/// <summary>Points of equal index.</summary>
internal sealed record ScatterSeries(IReadOnlyList<double> X, IReadOnlyList<double> Y) : Series
{
    public double Radius { get; init; } = 2;

    /// <summary>The class of each point, which takes the palette's colour; negative: grey. Null: all have the series' colour.</summary>
    public IReadOnlyList<int>? Classes { get; init; }
}
