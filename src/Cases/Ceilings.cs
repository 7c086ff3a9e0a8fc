using KernelRD.Kernels.Ceilings;

namespace KernelRD.Cases;

/// <summary>
/// What a device can do at most, measured on it: the rate of fused multiply-adds that wait for no memory, and of copies. Caches make copies of
/// few bytes faster, and the cost of a launch makes them slower, so there is a rate for each size.
/// </summary>
/// <param name="accelerator">The device.</param>
/// <param name="sampleSeconds">How long a sample takes at least.</param>
public sealed class Ceilings(Accelerator accelerator, double sampleSeconds)
{
    private const int Samples = 7;
    private const long LeastBytes = 1 << 16;
    private const long MostBytes = 1 << 28;

    private readonly SortedDictionary<long, double> _copies = [];
    private double _flops;

    /// <summary>Floating-point operations a second, a fused multiply-add being two.</summary>
    public double FlopsPerSecond => _flops > 0 ? _flops : _flops = MeasureFlops();

    /// <summary>Bytes read and written a second, by the bytes of a copy; those measured so far.</summary>
    public IReadOnlyDictionary<long, double> Copies => _copies;

    /// <summary>Bytes read and written a second by a copy of at least so many bytes: the next power of four.</summary>
    public double BytesPerSecond(double bytes)
    {
        long size = LeastBytes;
        while (size < bytes && size < MostBytes)
            size *= 4;
        if (!_copies.TryGetValue(size, out double rate))
            _copies[size] = rate = MeasureCopy(size);
        return rate;
    }

    /// <summary>The least seconds that so much work can take, and whether it is memory that sets them.</summary>
    public (double Seconds, bool IsMemory) Least(double bytes, double flops)
    {
        double memory = bytes / BytesPerSecond(bytes);
        double arithmetic = flops / FlopsPerSecond;
        return (Math.Max(memory, arithmetic), memory >= arithmetic);
    }

    private double MeasureCopy(long bytes)
    {
        using var source = accelerator.Allocate1D<float>(bytes / 2 / sizeof(float));
        using var target = accelerator.Allocate1D<float>(bytes / 2 / sizeof(float));
        source.MemSetToZero();
        var copy = Copy.Load(accelerator);
        return bytes / Least(() => copy(source.View, target.View));
    }

    private double MeasureFlops()
    {
        // On a GPU, enough for all its threads several times over; a processor takes turns with fewer.
        int items = accelerator.WarpSize > 1 ? accelerator.NumMultiprocessors * 8192 : accelerator.NumMultiprocessors * 256;
        const int Rounds = 1000;
        using var values = accelerator.Allocate1D<float>(items);
        values.MemSetToZero();
        var run = FusedChains.Load(accelerator);
        return (double)FusedChains.FlopsPerRound * Rounds * items / Least(() => run(values.View, Rounds));
    }

    private double Least(Action run)
    {
        var timer = new WorkTimer(run, accelerator.Synchronize, sampleSeconds);
        WorkTimer.Settle([timer], least: 0, most: 20 * sampleSeconds);
        for (int i = 0; i < Samples; i++)
            timer.Sample();
        return timer.Samples.Min();
    }
}
