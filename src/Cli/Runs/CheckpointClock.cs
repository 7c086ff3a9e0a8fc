using System.Diagnostics;

namespace KernelRD.Cli.Runs;

/// <summary>Says when a training should keep its state: every half minute, or less often where keeping it takes more than a twentieth of the time.</summary>
internal sealed class CheckpointClock
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    private long _last = Stopwatch.GetTimestamp();

    /// <summary>How long it took the last time.</summary>
    private TimeSpan _took;

    public bool IsDue => Stopwatch.GetElapsedTime(_last) > TimeSpan.FromTicks(Math.Max(s_interval.Ticks, 20 * _took.Ticks));

    public void Keep(Action keep)
    {
        long start = Stopwatch.GetTimestamp();
        keep();
        _last = Stopwatch.GetTimestamp();
        _took = Stopwatch.GetElapsedTime(start, _last);
    }
}
