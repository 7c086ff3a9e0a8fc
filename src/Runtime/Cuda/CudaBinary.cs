using System.Globalization;

namespace KernelRD.Runtime;

/// <summary>A compiled program as the disk keeps it.</summary>
/// <param name="Compiler">The version of NVRTC and the options that made it.</param>
/// <param name="Ptx">The program in PTX.</param>
/// <param name="Cubin">Machine code for one compute capability, or null.</param>
internal sealed record CudaBinary(string Compiler, string Ptx, byte[]? Cubin)
{
    // NVRTC 11.2 compiles for nothing older.
    private const int OldestCapability = 35;

    /// <summary>What the disk has of a program, best first.</summary>
    /// <param name="cache">The disk.</param>
    /// <param name="source">The program in CUDA C.</param>
    /// <param name="defines">The macros that it is compiled with.</param>
    /// <param name="computeCapability">The device's.</param>
    /// <param name="compiler">
    /// The compiler that must have made it. Null where there is none: any will do then, and so will PTX for an older device, which the
    /// driver compiles for this one.
    /// </param>
    public static IEnumerable<CudaBinary> Find(
        ProgramCache cache, string source, IReadOnlyList<string> defines, int computeCapability, string? compiler)
    {
        int oldest = compiler is null ? OldestCapability : computeCapability;
        for (int capability = computeCapability; capability >= oldest; capability--)
        {
            if (cache.Load(Key(source, defines, capability)) is not { } bytes)
                continue;
            var binary = FromBytes(bytes);
            if (compiler is null || binary.Compiler == compiler)
                yield return capability == computeCapability ? binary : binary with { Cubin = null };
        }
    }

    // The compiler is no part of it, so that a program is found on a machine that has none.
    public static ProgramCache.Key Key(string source, IEnumerable<string> defines, int computeCapability) =>
        new("cuda", [source, computeCapability.ToString(CultureInfo.InvariantCulture), .. defines]);

    private static CudaBinary FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        string compiler = reader.ReadString();
        string ptx = reader.ReadString();
        byte[] cubin = reader.ReadBytes(bytes.Length);
        return new CudaBinary(compiler, ptx, cubin.Length == 0 ? null : cubin);
    }

    public byte[] ToBytes()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content))
        {
            writer.Write(Compiler);
            writer.Write(Ptx);
            writer.Write(Cubin ?? []);
        }

        return content.ToArray();
    }
}
