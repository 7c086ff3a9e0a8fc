using FsCheck;
using FsCheck.Fluent;
using KernelRD.Simulation;

namespace KernelRD.Tests.Simulation;

public sealed class SpectrumTests
{
    [TestCase(100, 100, 9, 0)]
    [TestCase(100, 100, 0, 7)]
    [TestCase(97, 61, 5, 0)]
    [TestCase(64, 32, 6, 4)]
    [TestCase(61, 97, 3, 8)]
    public void FindsTheWavelengthOfAPlaneWave(int width, int height, int wavesX, int wavesY)
    {
        var field = new float[width * height];
        for (int i = 0; i < field.Length; i++)
            field[i] = 3 + MathF.Cos(2 * MathF.PI * ((float)wavesX * (i % width) / width + (float)wavesY * (i / width) / height));
        double wavenumber = double.Hypot(wavesX, wavesY * (double)width / height);
        Assert.That(1 / Spectrum.DominantWavelength(field, width, height)!.Value, Is.EqualTo(wavenumber).Within(1e-4));
    }

    [Test]
    public void AUniformFieldHasNone()
    {
        Assert.That(Spectrum.DominantWavelength([.. Enumerable.Repeat(0.3f, 35)], 7, 5), Is.Null);
        Assert.That(Spectrum.DominantWavelength([2], 1, 1), Is.Null);
        Assert.That(Spectrum.DominantWavelength([1, float.NaN], 2, 1), Is.Null);
    }

    /// <summary>Parseval: the modes' power adds up to the variance, so every mode is counted in one ring.</summary>
    [Test]
    public void ThePowerOfAllModesIsTheVariance() => Prop.ForAll(
        Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), (width, height) =>
        {
            var random = new Random(width * 100 + height);
            float[] field = [.. Enumerable.Range(0, width * height).Select(_ => random.NextSingle())];
            double mean = field.Average(value => (double)value);
            double variance = field.Average(value => (value - mean) * (value - mean));
            var power = Spectrum.RadialPower(field, width, height);
            double sum = power.Select((mean, ring) => mean * ModesInRing(ring, width, height)).Sum();
            Assert.That(sum, Is.EqualTo(variance).Within(1e-12));
        }).Check(Runs.Config);

    private static int ModesInRing(int ring, int width, int height) => (
        from x in Enumerable.Range(0, width)
        from y in Enumerable.Range(0, height)
        where (int)Math.Round(double.Hypot(Math.Min(x, width - x), Math.Min(y, height - y) * ((double)width / height))) == ring
        select x).Count();
}
