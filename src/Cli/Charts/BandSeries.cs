namespace KernelRD.Cli.Charts;

/// <summary>The area between two curves over the same X, such as least and largest value over seeds.</summary>
internal sealed record BandSeries(IReadOnlyList<double> X, IReadOnlyList<double> Low, IReadOnlyList<double> High) : Series;
