using System.Globalization;
using KernelRD.Simulation;
using KernelRD.Tests.Kernels;

namespace KernelRD.Tests.Simulation;

public sealed class StartTests
{
    [Test]
    public void TuringStartsFromNumPysNoise()
    {
        string drawn = RandomStateTests.Lines().Single(line => line.StartsWith("turing 7x5 7 :", StringComparison.Ordinal));
        var settings = Models.Find("turing")!.Settings() with { Width = 7, Height = 5, Seed = 7 };
        var (u, v) = Start(settings);
        var bits = u.Concat(v).Select(BitConverter.SingleToInt32Bits);
        Assert.That(bits.Select(value => value.ToString("x8", CultureInfo.InvariantCulture)), Is.EqualTo(drawn.Split(' ')[4..]));
    }

    [Test]
    public void GrayScottStartsFromThePatch()
    {
        var (u, v) = Start(Models.Find("gray-scott")!.Settings());
        for (int i = 0; i < u.Length; i++)
        {
            bool inside = i / 100 is >= 48 and <= 52 && i % 100 is >= 48 and <= 52;
            Assert.That((u[i], v[i]), Is.EqualTo(inside ? (0f, 1f) : (1f, 0f)), $"row {i / 100}, column {i % 100}");
        }
    }

    [TestCase(1, 1, 1)]
    [TestCase(3, 7, 15)]
    [TestCase(4, 2, 8)]
    [TestCase(6, 200, 25)]
    public void ThePatchIsClippedToTheGrid(int width, int height, int cells)
    {
        var (u, v) = Start(Models.Find("gray-scott")!.Settings() with { Width = width, Height = height });
        Assert.That(v.Sum(), Is.EqualTo(cells));
        Assert.That(u.Sum(), Is.EqualTo(width * height - cells));
    }

    private static (float[] U, float[] V) Start(SimulationSettings settings)
    {
        var u = new float[settings.CellCount];
        var v = new float[settings.CellCount];
        settings.Model.Start(settings, u, v);
        return (u, v);
    }
}
