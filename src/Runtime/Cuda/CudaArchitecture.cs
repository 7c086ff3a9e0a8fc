using System.Globalization;

namespace KernelRD.Runtime;

/// <summary>What one multiprocessor offers, by compute capability, as in the tables of the CUDA C++ Programming Guide.</summary>
/// <param name="ComputeCapability">Ten times the compute capability: 86 is 8.6.</param>
/// <param name="Warps">The most warps, of 32 work-items each, that are resident at a time.</param>
/// <param name="Groups">The most groups that are resident at a time.</param>
/// <param name="SharedBytes">Shared memory in all.</param>
/// <param name="SharedUnit">The granularity in which groups get it.</param>
/// <param name="ReservedSharedBytes">What the system takes of it for every group.</param>
public sealed record CudaArchitecture(
    int ComputeCapability, int Warps, int Groups, int SharedBytes, int SharedUnit, int ReservedSharedBytes)
{
    private const int WarpSize = 32;
    private const int Registers = 65536;

    // Registers are handed to warps in this unit, by each of the four parts of a multiprocessor from its own quarter.
    private const int RegisterUnit = 256;
    private const int Parts = 4;

    /// <summary>Volta, Turing, Ampere (A100, then GeForce and the like), Ada and Hopper.</summary>
    public static IReadOnlyList<CudaArchitecture> All { get; } =
    [
        new(70, Warps: 64, Groups: 32, SharedBytes: 96 << 10, SharedUnit: 256, ReservedSharedBytes: 0),
        new(75, Warps: 32, Groups: 16, SharedBytes: 64 << 10, SharedUnit: 256, ReservedSharedBytes: 0),
        new(80, Warps: 64, Groups: 32, SharedBytes: 164 << 10, SharedUnit: 128, ReservedSharedBytes: 1024),
        new(86, Warps: 48, Groups: 16, SharedBytes: 100 << 10, SharedUnit: 128, ReservedSharedBytes: 1024),
        new(89, Warps: 48, Groups: 24, SharedBytes: 100 << 10, SharedUnit: 128, ReservedSharedBytes: 1024),
        new(90, Warps: 64, Groups: 32, SharedBytes: 228 << 10, SharedUnit: 128, ReservedSharedBytes: 1024),
    ];

    /// <summary>The compiler's name, such as sm_86.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"sm_{ComputeCapability}");

    /// <summary>
    /// The share of the resident warps that a multiprocessor can have of a kernel, 0 to 1; what is left out limits how much latency
    /// it hides.
    /// </summary>
    /// <param name="groupSize">The work-items of a group.</param>
    /// <param name="registers">The registers of a work-item.</param>
    /// <param name="sharedBytes">The shared memory of a group, static and dynamic.</param>
    public double Occupancy(int groupSize, int registers, int sharedBytes)
    {
        int warps = DivideUp(groupSize, WarpSize);
        int registersOfWarp = DivideUp(registers * WarpSize, RegisterUnit) * RegisterUnit;
        int byRegisters = Registers / Parts / registersOfWarp * Parts / warps;
        int sharedOfGroup = DivideUp(sharedBytes + ReservedSharedBytes, SharedUnit) * SharedUnit;
        int byShared = sharedOfGroup == 0 ? Groups : SharedBytes / sharedOfGroup;
        return (double)Math.Min(Math.Min(Warps / warps, Groups), Math.Min(byRegisters, byShared)) * warps / Warps;
    }

    private static int DivideUp(int value, int unit) => (value + unit - 1) / unit;
}
