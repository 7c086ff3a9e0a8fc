using KernelRD.Cases;

namespace KernelRD.Cli.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="IsQuick">Whether operations are at their quick size.</param>
/// <param name="SampleSeconds">How long a sample takes at least.</param>
/// <param name="LeastSettleSeconds">How long to warm up at least; see <see cref="WorkTimer.Settle"/>.</param>
/// <param name="MostSettleSeconds">How long to warm up at most.</param>
/// <param name="Rounds">The samples of each.</param>
internal sealed record BenchmarkSettings(bool IsQuick, double SampleSeconds, double LeastSettleSeconds, double MostSettleSeconds, int Rounds)
{
    // Of work that takes longer than this a few samples must do.
    private const double SlowSeconds = 0.1;
    private const int SlowRounds = 3;

    public static BenchmarkSettings Quick { get; } = new(true, 0.001, 0.16, 0.25, 7);

    public static BenchmarkSettings Full { get; } = new(false, 0.01, 0.3, 2, 9);

    /// <summary>Warms everything up; then times it in turn, round by round, so that what disturbs the machine disturbs all of it.</summary>
    /// <returns>Whether it was done; not where the user has stopped it.</returns>
    public bool Time(IReadOnlyList<WorkTimer> timers, CancellationToken stop)
    {
        WorkTimer.Settle(timers, LeastSettleSeconds, MostSettleSeconds, stop);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (var timer in timers.Where(timer => round < SlowRounds || timer.Samples[0] < SlowSeconds))
            {
                if (stop.IsCancellationRequested)
                    return false;
                timer.Sample();
            }
        }

        return !stop.IsCancellationRequested;
    }
}
