using KernelRD.Cases;

namespace KernelRD.Cli.Benchmarks;

/// <summary>An operation on a device: how long it took, and whether it was right.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Size">Its size, by its axes.</param>
/// <param name="Device">The device, as --device takes it.</param>
/// <param name="Case">Its cost.</param>
/// <param name="Time">On the device.</param>
/// <param name="Plain">Plain C# beside it.</param>
/// <param name="Simd">C# with SIMD beside it, where somebody has written that.</param>
/// <param name="Least">The least seconds that the device's ceilings allow, and whether memory sets them.</param>
/// <param name="Difference">From plain C#'s result, as a part of the largest magnitude.</param>
internal sealed record BenchmarkRow(
    Operation Operation,
    int[] Size,
    string Device,
    OperationCase Case,
    Timing Time,
    Timing Plain,
    Timing? Simd,
    (double Seconds, bool IsMemory) Least,
    double Difference)
{
    public double GigabytesPerSecond => Case.Bytes / Time.Seconds / 1e9;

    public double GigaflopsPerSecond => Case.Flops / Time.Seconds / 1e9;

    /// <summary>Of what the device's ceilings allow; more than 1 where an operation reads much more than it writes, as copies do not.</summary>
    public double Share => Least.Seconds / Time.Seconds;

    public bool Agrees => Difference <= Case.Tolerance;

    public string SizeText => string.Join('x', Size);
}
