namespace KernelRD.Tests;

/// <summary>The groups of implicitly grouped kernels: always 256 work-items, and never more groups than a grid can have.</summary>
internal sealed class CudaGroupShapeTests
{
    private static readonly Index3D s_maxGrid = new(int.MaxValue, 65535, 65535);
    private static readonly Index3D s_maxGroup = new(1024, 1024, 64);

    [Test]
    public void ALineTakesARow([Values(1, 255, 256, 257, int.MaxValue)] int extent) =>
        Assert.That(GroupFor(new Index3D(extent, 1, 1), 1), Is.EqualTo(new Index3D(256, 1, 1)));

    [TestCase(1, 1)]
    [TestCase(2048, 2048)]
    [TestCase(1, 8 * 65535)]
    public void APlaneTakesWarpsAsRows(int x, int y) =>
        Assert.That(GroupFor(new Index3D(x, y, 1), 2), Is.EqualTo(new Index3D(32, 8, 1)));

    [TestCase(8 * 65535 + 1, 16)]
    [TestCase(16 * 65535, 16)]
    [TestCase(16 * 65535 + 1, 32)]
    [TestCase(256 * 65535, 256)]
    public void ATallPlaneTakesTallGroups(int y, int expected) =>
        Assert.That(GroupFor(new Index3D(5, y, 1), 2), Is.EqualTo(new Index3D(256 / expected, expected, 1)));

    [TestCase(5, 5, 65535, 1)]
    [TestCase(5, 5, 65536, 2)]
    [TestCase(5, 5, 64 * 65535, 64)]
    [TestCase(5, 256 * 65535, 65536, 2)]
    [TestCase(5, 5, 64 * 65535 + 1, 64)]
    public void ADeepBoxTakesDeepGroups(int x, int y, int z, int expected)
    {
        var group = GroupFor(new Index3D(x, y, z), 3);
        Assert.That(group.Z, Is.EqualTo(expected));
        Assert.That(group.Size, Is.EqualTo(256));
    }

    private static Index3D GroupFor(Index3D extent, int dimensions) => CudaProgram.GroupFor(extent, dimensions, s_maxGrid, s_maxGroup);
}
