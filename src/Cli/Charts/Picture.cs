using KernelRD.Cli.Files;

namespace KernelRD.Cli.Charts;

/// <summary>A picture of height × width pixels, three bytes each (red, green, blue), its first row on top.</summary>
internal sealed class Picture
{
    private Picture(int width, int height, byte[] pixels)
    {
        Width = width;
        Height = height;
        Pixels = pixels;
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Pixels { get; }

    /// <summary>Colours as they are, 3 · W · H bytes.</summary>
    public static Picture OfColors(int width, byte[] pixels) => new(width, pixels.Length / 3 / width, pixels);

    /// <summary>A field, H × W, row-major, through a colour map; not a number takes the lowest colour.</summary>
    public static Picture OfField(ReadOnlySpan<float> values, int width, ColorMap map, double low, double high)
    {
        var entries = new byte[values.Length];
        ColorMap.Quantize(values, low, high, entries);
        var pixels = new byte[3 * values.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            for (int channel = 0; channel < 3; channel++)
                pixels[3 * i + channel] = map.Palette.Length == 0 ? entries[i] : map.Palette[3 * entries[i] + channel];
        }

        return new(width, values.Length / width, pixels);
    }

    /// <summary>A field whose own least and largest value take the ends of the colour map.</summary>
    public static Picture OfField(ReadOnlySpan<float> values, int width, ColorMap map)
    {
        var (low, high) = Range(values);
        return OfField(values, width, map, low, high);
    }

    /// <summary>Three channels one after the other, each H × W, such as CIFAR-10's, spread over all levels together.</summary>
    public static Picture OfChannels(ReadOnlySpan<float> values, int width)
    {
        var (low, high) = Range(values);
        var entries = new byte[values.Length];
        ColorMap.Quantize(values, low, high, entries);
        int plane = values.Length / 3;
        var pixels = new byte[3 * plane];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = entries[i % 3 * plane + i / 3];
        return new(width, plane / width, pixels);
    }

    private static (double Low, double High) Range(ReadOnlySpan<float> values)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (float value in values)
        {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }

        return (low, high);
    }
}
