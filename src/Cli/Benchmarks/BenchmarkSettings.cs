namespace KernelRD.Cli.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="IsQuick">Whether operations are at their quick size.</param>
/// <param name="SampleSeconds">How long a sample takes at least.</param>
/// <param name="LeastSettleSeconds">How long to warm up at least; see <see cref="Cases.WorkTimer.Settle"/>.</param>
/// <param name="MostSettleSeconds">How long to warm up at most.</param>
/// <param name="Rounds">The samples of each.</param>
internal sealed record BenchmarkSettings(bool IsQuick, double SampleSeconds, double LeastSettleSeconds, double MostSettleSeconds, int Rounds)
{
    public static BenchmarkSettings Quick { get; } = new(true, 0.001, 0.16, 0.25, 7);

    public static BenchmarkSettings Full { get; } = new(false, 0.01, 0.3, 2, 9);
}
