using System.Diagnostics;

namespace KernelRD.Cases;

/// <summary>Times work by the clock, so many times in a row that a sample is long beside the clock's own error.</summary>
/// <param name="run">The work.</param>
/// <param name="wait">Waits for what it queued; once a sample.</param>
/// <param name="leastSeconds">How long a sample takes at least.</param>
public sealed class WorkTimer(Action run, Action wait, double leastSeconds)
{
    // Samples within so much of each other are the same.
    private const double Same = 0.03;

    private readonly List<double> _samples = [];
    private int _repeats = 1;
    private double _best = double.PositiveInfinity;

    /// <summary>The seconds of one run, of each sample so far.</summary>
    public IReadOnlyList<double> Samples => _samples;

    /// <summary>The median.</summary>
    public double Seconds
    {
        get
        {
            double[] sorted = [.. _samples.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>
    /// Warms up what is to be compared, in turn: the just-in-time compiler comes to its best code, memory and caches fill, and the runs of a sample
    /// are counted. Ends when for three rounds no sample was better than those before, or when the time is over.
    /// </summary>
    /// <param name="timers">What is to be compared.</param>
    /// <param name="least">The least seconds: .NET looks for a tenth of a second what is called often, before it optimises that.</param>
    /// <param name="most">The most seconds.</param>
    /// <param name="stop">Ends it at once.</param>
    public static void Settle(IReadOnlyList<WorkTimer> timers, double least, double most, CancellationToken stop = default)
    {
        long start = Stopwatch.GetTimestamp();
        int same = 0;
        for (double seconds = 0; (seconds < least || same < 3) && seconds < most; seconds = Stopwatch.GetElapsedTime(start).TotalSeconds)
        {
            same++;
            foreach (var timer in timers.TakeWhile(_ => !stop.IsCancellationRequested))
            {
                if (timer.Improves())
                    same = 0;
            }

            if (stop.IsCancellationRequested)
                return;
        }
    }

    /// <summary>Takes a sample.</summary>
    public void Sample() => _samples.Add(Measure());

    /// <summary>Whether one more sample is better than all before.</summary>
    private bool Improves()
    {
        double sample = Measure();
        while (sample * _repeats < leastSeconds)
        {
            _repeats = (int)Math.Clamp(1.2 * leastSeconds / Math.Max(sample, 1e-9), _repeats + 1.0, 1e7);
            sample = Measure();
        }

        bool improves = sample < _best * (1 - Same);
        _best = Math.Min(_best, sample);
        return improves;
    }

    private double Measure()
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _repeats; i++)
            run();
        wait();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / _repeats;
    }
}
