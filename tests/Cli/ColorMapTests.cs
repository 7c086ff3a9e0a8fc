using KernelRD.Cli.Files;

namespace KernelRD.Tests.Cli;

public sealed class ColorMapTests
{
    /// <summary>Colours of the published maps, in 8 bits. The tolerance of one level is what <see cref="ColorMap"/> promises.</summary>
    [TestCase("viridis", 0, 68, 1, 84)]
    [TestCase("viridis", 31, 71, 44, 122)]
    [TestCase("viridis", 100, 42, 118, 142)]
    [TestCase("viridis", 128, 33, 145, 140)]
    [TestCase("viridis", 192, 94, 201, 98)]
    [TestCase("viridis", 255, 253, 231, 37)]
    [TestCase("magma", 0, 0, 0, 4)]
    [TestCase("magma", 64, 81, 18, 124)]
    [TestCase("magma", 128, 183, 55, 121)]
    [TestCase("magma", 192, 252, 137, 97)]
    [TestCase("magma", 255, 252, 253, 191)]
    [TestCase("inferno", 31, 31, 12, 72)]
    [TestCase("inferno", 128, 188, 55, 84)]
    [TestCase("inferno", 192, 249, 142, 9)]
    [TestCase("inferno", 255, 252, 255, 164)]
    public void IsWithinALevelOfThePublishedMap(string name, int entry, int red, int green, int blue)
    {
        var color = ColorMap.Find(name)!.Palette[(3 * entry)..(3 * entry + 3)];
        Assert.That(color.Select(channel => (int)channel), Is.EqualTo(new[] { red, green, blue }).Within(1));
    }

    [Test]
    public void LightnessNeverFalls([Values("viridis", "magma", "inferno")] string name)
    {
        var palette = ColorMap.Find(name)!.Palette;
        var lightness = Enumerable.Range(0, 256)
            .Select(i => 0.2126 * Linear(palette[3 * i]) + 0.7152 * Linear(palette[3 * i + 1]) + 0.0722 * Linear(palette[3 * i + 2]))
            .ToArray();
        // Rounding to 8 bits may cost a level of one channel.
        for (int i = 1; i < 256; i++)
            Assert.That(lightness[i], Is.GreaterThan(lightness[i - 1] - 0.003), $"entry {i}");
        Assert.That(lightness[255], Is.GreaterThan(0.75));

        static double Linear(byte channel) => Math.Pow(channel / 255.0, 2.2);
    }

    [Test]
    public void ValuesTakeEqualStepsOfTheRange()
    {
        float[] values = [-1, 0, 0.25f, 0.5f, 0.999f, 1, 2, float.NegativeInfinity, float.PositiveInfinity];
        var entries = new byte[values.Length];
        ColorMap.Quantize(values, 0, 1, entries);
        Assert.That(entries, Is.EqualTo(new byte[] { 0, 0, 64, 128, 255, 255, 255, 0, 255 }));
        ColorMap.Quantize(values.AsSpan(0, 7), 0.5, 0.5, entries);
        Assert.That(entries[..7], Is.All.Zero);
    }
}
