namespace KernelRD.Cli.Files;

/// <summary>PNG's checksum: the reflected polynomial 0xEDB88320 over bits that start and end inverted.</summary>
internal static class Crc32
{
    private static readonly uint[] s_table = MakeTable();

    /// <summary>The checksum of three pieces, one after the other.</summary>
    public static uint Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third) =>
        ~Add(Add(Add(~0u, first), second), third);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            crc = s_table[(byte)(crc ^ value)] ^ (crc >> 8);
        return crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint crc = n;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            table[n] = crc;
        }

        return table;
    }
}
