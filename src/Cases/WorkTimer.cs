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
    /// Warms up: the just-in-time compiler comes to its best code, memory and caches fill, and the runs of a sample are counted. Ends when three
    /// samples in a row are no better than those before, or when the time is over.
    /// </summary>
    public void Settle(double seconds)
    {
        long start = Stopwatch.GetTimestamp();
        double best = double.PositiveInfinity;
        for (int same = 0; same < 3 && Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
        {
            double sample = Measure();
            while (sample * _repeats < leastSeconds)
            {
                _repeats = (int)Math.Clamp(1.2 * leastSeconds / Math.Max(sample, 1e-9), _repeats + 1.0, 1e7);
                sample = Measure();
            }

            same = sample > best * (1 - Same) ? same + 1 : 0;
            best = Math.Min(best, sample);
        }
    }

    /// <summary>Takes a sample.</summary>
    public void Sample() => _samples.Add(Measure());

    private double Measure()
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _repeats; i++)
            run();
        wait();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / _repeats;
    }
}
