using KernelRD.Cases;

namespace KernelRD.Cli.Benchmarks;

/// <summary>What some samples say.</summary>
/// <param name="Seconds">Their median.</param>
/// <param name="Noise">The median distance of a sample from it, as a part of it.</param>
/// <param name="Samples">Their number.</param>
internal readonly record struct Timing(double Seconds, double Noise, int Samples)
{
    public static Timing Of(WorkTimer timer)
    {
        double seconds = timer.Seconds;
        double[] distances = [.. timer.Samples.Select(sample => Math.Abs(sample - seconds)).Order()];
        return new(seconds, distances[distances.Length / 2] / seconds, distances.Length);
    }
}
