namespace KernelRD.Cli.Charts;

/// <summary>Series over two axes.</summary>
internal sealed record Chart : Panel
{
    public Chart(params IReadOnlyList<Series> series) => Series = series;

    /// <summary>Later ones cover earlier ones; bands are below all others.</summary>
    public IReadOnlyList<Series> Series { get; init; }

    public Axis X { get; init; } = new();

    public Axis Y { get; init; } = new();

    /// <summary>The width between the axes' ends, in pixels at scale 1.</summary>
    public double Width { get; init; } = 340;

    /// <summary>The height between the axes' ends, in pixels at scale 1.</summary>
    public double Height { get; init; } = 230;

    /// <summary>Whether a unit is as long on both axes: the shorter range is widened. Linear scales only.</summary>
    public bool IsEqualAspect { get; init; }
}
