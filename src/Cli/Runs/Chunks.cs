using System.Diagnostics;

namespace KernelRD.Cli.Runs;

/// <summary>Cuts work into pieces that each last about as long as a stop may wait.</summary>
internal sealed class Chunks(TimeSpan length)
{
    private long _count = 1;

    /// <summary>Does as much as that, but no more than <paramref name="most"/>.</summary>
    /// <param name="most">The most steps to take.</param>
    /// <param name="run">Takes so many, and waits for them.</param>
    public void Run(long most, Action<long> run)
    {
        long count = Math.Min(_count, most);
        long start = Stopwatch.GetTimestamp();
        run(count);
        var elapsed = Stopwatch.GetElapsedTime(start);
        if (elapsed > length)
            _count = Math.Max(1, _count / 2);
        else if (count == _count && elapsed < length / 2)
            _count *= 2;
    }
}
