namespace KernelRD.Cases;

/// <summary>
/// One operation, described once: how to run it, what it must give, and what it costs. Tests compare the device with the reference, bit
/// for bit; benchmarks time both.
/// </summary>
public sealed class OperationCase
{
    public required string Name { get; init; }

    /// <summary>Floating-point operations for an interior extent (W, H).</summary>
    public required Func<Index2D, double> Flops { get; init; }

    /// <summary>The least bytes that must move between processor and memory for an interior extent, every value once.</summary>
    public required Func<Index2D, double> Bytes { get; init; }

    /// <summary>Plain C#, which anyone can check by eye.</summary>
    public required Action<HostFields> Reference { get; init; }

    /// <summary>Loads the operation on a device.</summary>
    public required Func<Accelerator, Action<DeviceFields>> Load { get; init; }

    /// <summary>Extents that tests try: single cells, rows and columns, primes, one around a vector's and a strip's length.</summary>
    public static IReadOnlyList<Index2D> TestExtents { get; } =
        [new(1, 1), new(1, 9), new(9, 1), new(7, 5), new(8, 8), new(31, 3), new(33, 17), new(63, 2), new(64, 4), new(65, 66), new(97, 61), new(257, 130)];

    /// <summary>Extents that benchmarks time: fields that fit the last cache level, and fields that do not.</summary>
    public static IReadOnlyList<Index2D> BenchmarkExtents { get; } = [new(512, 512), new(2048, 2048)];

    public override string ToString() => Name;
}
