using System.Globalization;

namespace KernelRD.Runtime;

/// <summary>A compiled program as the disk keeps it.</summary>
/// <param name="Compiler">The version of NVRTC and the options that made it.</param>
/// <param name="Ptx">The program in PTX.</param>
/// <param name="Cubin">Machine code for one compute capability, or null.</param>
internal sealed record CudaBinary(string Compiler, string Ptx, byte[]? Cubin)
{
    // The compiler is no part of it, so that a program is found on a machine that has none.
    public static ProgramCache.Key Key(string source, IEnumerable<string> defines, int computeCapability) =>
        new("cuda", [source, computeCapability.ToString(CultureInfo.InvariantCulture), .. defines]);

    public static CudaBinary FromBytes(byte[] bytes)
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
