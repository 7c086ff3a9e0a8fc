namespace KernelRD.Cli.Charts;

/// <summary>
/// Colours that tell series and classes apart. The first six are of those that Okabe and Ito chose for all kinds of colour vision; more, as
/// clusters need them, differ in lightness first, and from the thirteenth on step around the hues by the golden angle at four lightnesses.
/// </summary>
internal static class Palette
{
    public static Rgba Blue { get; } = Rgba.Of(0x0072B2);

    public static Rgba Vermilion { get; } = Rgba.Of(0xD55E00);

    public static Rgba Green { get; } = Rgba.Of(0x009E73);

    private static readonly Rgba[] s_first =
    [
        Blue, Vermilion, Green, Rgba.Of(0xCC79A7), Rgba.Of(0xE69F00), Rgba.Of(0x56B4E9), Rgba.Of(0x4B3F72), Rgba.Of(0x8C6D1F),
        Rgba.Of(0xA6192E), Rgba.Of(0xA6D854), Rgba.Of(0x3A3A3A), Rgba.Of(0x9B5DE5),
    ];

    /// <summary>The colour of a class from 0 on; grey below 0.</summary>
    public static Rgba Of(int index) => index < 0 ? Rgba.Grey : index < s_first.Length ? s_first[index] : Wheel(index);

    private static Rgba Wheel(int index)
    {
        double hue = index * 137.50776405 % 360 / 60;
        double lightness = 0.38 + 0.08 * (index % 4);
        double chroma = 0.72 * Math.Min(lightness, 1 - lightness) * 2;
        double low = lightness - chroma / 2;
        double middle = low + chroma * (1 - Math.Abs(hue % 2 - 1));
        double high = low + chroma;
        var (red, green, blue) = (int)hue switch
        {
            0 => (high, middle, low),
            1 => (middle, high, low),
            2 => (low, high, middle),
            3 => (low, middle, high),
            4 => (middle, low, high),
            _ => (high, low, middle),
        };
        return new(Level(red), Level(green), Level(blue));

        static byte Level(double value) => (byte)Math.Clamp(Math.Round(255 * value), 0, 255);
    }
}
