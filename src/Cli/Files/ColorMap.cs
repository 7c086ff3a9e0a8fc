namespace KernelRD.Cli.Files;

/// <summary>
/// A perceptual colour map of 256 colours. The maps known from matplotlib are cubic (Catmull-Rom) curves through 24 points that were fitted
/// to them: no channel of any of the 256 colours is off by more than one level.
/// </summary>
internal sealed class ColorMap
{
    private ColorMap(string name, byte[] palette)
    {
        Name = name;
        Palette = palette;
    }

    public static IReadOnlyList<ColorMap> All { get; } =
    [
        new("viridis", Interpolate(
            "440155481164482072472e7c433c843f498939558c34618d2f6c8e2b768e26818e238b8d" +
            "1f958b1fa08824aa8330b47c41be7257c6666fce588bd647a7db34c5e022e2e418fde724")),
        new("magma", Interpolate(
            "000003050518110c2f1e114a301164430f7555147d661b807721818928819b2e7fad337c" +
            "bf3a77d0416fe14c67ed5a5ff66d5cfa825ffd9769feac75fec085fed497fce9aafcfdbf")),
        new("inferno", Interpolate(
            "000003060419120a32230c4d360961490b6a5b116e6d186e7e1e6c902468a12b62b3325a" +
            "c33b4fd24644df5437ea632af2751cf8880dfb9c06fcb116f9c72ff5dc4ef1f179fbfea5")),
        new("grey", []),
    ];

    public string Name { get; }

    /// <summary>256 colours of three bytes, red, green and blue, from low to high; empty for grey levels.</summary>
    public byte[] Palette { get; }

    public static ColorMap? Find(string name) => All.FirstOrDefault(map => map.Name == name);

    /// <summary>
    /// The entry of each value: 256 equal steps from <paramref name="low"/> to <paramref name="high"/>; the rest takes the nearest.
    /// Where the range is empty everything takes entry 0.
    /// </summary>
    public static void Quantize(ReadOnlySpan<float> values, double low, double high, Span<byte> entries)
    {
        double scale = high > low ? 256 / (high - low) : 0;
        for (int i = 0; i < values.Length; i++)
            entries[i] = (byte)Math.Clamp((values[i] - low) * scale, 0, 255);
    }

    private static byte[] Interpolate(string points)
    {
        var bytes = Convert.FromHexString(points);
        int last = bytes.Length / 3 - 1;
        var palette = new byte[3 * 256];
        for (int i = 0; i < palette.Length; i++)
        {
            double position = i / 3 * last / 255.0;
            int left = Math.Min((int)position, last - 1);
            double t = position - left;
            double b = Point(left), c = Point(left + 1);
            double a = left > 0 ? Point(left - 1) : 2 * b - c;
            double d = left + 2 <= last ? Point(left + 2) : 2 * c - b;
            double value = b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
            palette[i] = (byte)Math.Clamp(Math.Round(value), 0, 255);

            double Point(int index) => bytes[3 * index + i % 3];
        }

        return palette;
    }
}
