using System.Diagnostics;

namespace KernelRD.Cli.Runs;

/// <summary>How fast a run goes, since its first piece of work was done: that one compiles kernels.</summary>
internal sealed class RateMeter
{
    private (long Done, long Time)? _from;

    /// <summary>The steps a second, now that so many are done; null when that is told for the first time.</summary>
    public double? PerSecond(long done)
    {
        if (_from is var (first, time))
            return (done - first) / Stopwatch.GetElapsedTime(time).TotalSeconds;
        _from = (done, Stopwatch.GetTimestamp());
        return null;
    }
}
