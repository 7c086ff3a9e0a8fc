using KernelRD.Cli.Files;

namespace KernelRD.Tests.Cli;

public sealed class PngTests
{
    [Test]
    public void GreyPicturesReadBack([Values(1, 3, 97)] int width, [Values(1, 2, 61)] int height)
    {
        var pixels = new byte[width * height];
        new Random(1).NextBytes(pixels);
        var png = DecodedPng.Read(Encode(pixels, width, []));
        Assert.That((png.Width, png.Height, png.Palette.Length, png.Plays), Is.EqualTo((width, height, 0, (int?)null)));
        Assert.That(png.Frames.Single(), Is.EqualTo(pixels));
    }

    [Test]
    public void PalettePicturesReadBack()
    {
        var palette = ColorMap.Find("viridis")!.Palette;
        byte[] pixels = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var png = DecodedPng.Read(Encode(pixels, 16, palette));
        Assert.That(png.Palette, Is.EqualTo(palette));
        Assert.That(png.Frames.Single(), Is.EqualTo(pixels));
        Assert.That(png.Chunks, Is.EqualTo(new[] { "IHDR", "PLTE", "IDAT", "IEND" }));
    }

    [Test]
    public void ColorPicturesReadBack()
    {
        var pixels = new byte[3 * 5 * 7];
        new Random(2).NextBytes(pixels);
        using var stream = new MemoryStream();
        Png.WriteColors(stream, pixels, 5);
        var png = DecodedPng.Read(stream.ToArray());
        Assert.That((png.Width, png.Height), Is.EqualTo((5, 7)));
        Assert.That(png.Frames.Single(), Is.EqualTo(pixels));
    }

    [Test]
    public void ScaleRepeatsEveryPixel()
    {
        var png = DecodedPng.Read(Encode([1, 2, 3, 4, 5, 6], 3, [], scale: 2));
        Assert.That((png.Width, png.Height), Is.EqualTo((6, 4)));
        Assert.That(png.Frames.Single(), Is.EqualTo(new byte[]
        {
            1, 1, 2, 2, 3, 3,
            1, 1, 2, 2, 3, 3,
            4, 4, 5, 5, 6, 6,
            4, 4, 5, 5, 6, 6,
        }));
    }

    [Test]
    public void AnAnimationPlaysTheVeryPicturesForever([Values(1, 2, 5)] int count)
    {
        using var folder = new TemporaryFolder();
        var pictures = new List<byte[]>();
        for (int i = 0; i < count; i++)
        {
            var pixels = new byte[12];
            new Random(i).NextBytes(pixels);
            pictures.Add(pixels);
            File.WriteAllBytes(folder[$"{i}.png"], Encode(pixels, 4, ColorMap.Find("magma")!.Palette));
        }

        using var stream = new MemoryStream();
        Png.WriteAnimation(stream, [.. Enumerable.Range(0, count).Select(i => folder[$"{i}.png"])], framesPerSecond: 25);
        var animation = DecodedPng.Read(stream.ToArray());
        Assert.That(animation.Plays, Is.Zero);
        Assert.That(animation.Palette, Is.EqualTo(ColorMap.Find("magma")!.Palette));
        Assert.That(animation.Frames, Is.EqualTo(pictures));
        Assert.That(animation.Delays, Is.EqualTo(Enumerable.Repeat(0.04, count - 1).Append(1)).Within(1e-12));
        Assert.That(animation.Chunks[..5], Is.EqualTo(new[] { "IHDR", "acTL", "PLTE", "fcTL", "IDAT" }));
    }

    [Test]
    public void TheChecksumIsThatOfTheStandard()
    {
        // The last chunk of every PNG, whose checksum the specification's examples show.
        Assert.That(Crc32.Compute("IEND"u8, [], []), Is.EqualTo(0xAE426082));
        Assert.That(Crc32.Compute("1234"u8, "567"u8, "89"u8), Is.EqualTo(0xCBF43926));
    }

    private static byte[] Encode(byte[] pixels, int width, byte[] palette, int scale = 1)
    {
        using var stream = new MemoryStream();
        Png.Write(stream, pixels, width, palette, scale);
        return stream.ToArray();
    }
}
