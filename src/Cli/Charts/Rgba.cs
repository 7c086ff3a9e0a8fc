using System.Globalization;

namespace KernelRD.Cli.Charts;

/// <summary>A colour of three bytes, and how much of what is below it hides: 0 nothing, 1 all.</summary>
internal readonly record struct Rgba(byte Red, byte Green, byte Blue, double Opacity = 1)
{
    public static Rgba White { get; } = Of(0xFFFFFF);

    /// <summary>Text and axes: not quite black.</summary>
    public static Rgba Ink { get; } = Of(0x262626);

    /// <summary>What is written small.</summary>
    public static Rgba Faint { get; } = Of(0x5A5A5A);

    /// <summary>Grid lines.</summary>
    public static Rgba Grid { get; } = Of(0xE4E4E4);

    /// <summary>Points of no class.</summary>
    public static Rgba Grey { get; } = Of(0x9A9A9A);

    public static Rgba Of(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary>As SVG writes it, without the opacity.</summary>
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
