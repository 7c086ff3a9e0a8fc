namespace KernelRD.Tests;

internal sealed class LaunchTests : OpenClFixture
{
    [Test]
    public void EveryIndexIsVisitedOnce([Values(0, 1, 2, 63, 64, 65, 97, 511, 512, 513, 1021)] int width, [Values(0, 1, 7, 8, 9, 61)] int height)
    {
        // One more column and row than the launch, to see that it stays inside.
        using var plane = Accelerator.Allocate2DDenseX<float>(new LongIndex2D(width + 1, height + 1));
        plane.MemSetToZero();
        Accelerator.Load(Visit).Launch(Accelerator.DefaultStream, Extent(width, height), new(plane.View));
        float[] visits = plane.GetAsArray1D();
        float[] expected = [.. Enumerable.Range(0, visits.Length).Select(i => i % (width + 1) < width && i / (width + 1) < height ? 1f : 0f)];
        Assert.That(visits, Is.EqualTo(expected));
    }

    [Test]
    public void ALineIsCoveredExactly([Values(0, 1, 63, 64, 65, 511, 512, 513, 4096, 4099)] int length)
    {
        using var source = Accelerator.Allocate1D(Enumerable.Range(0, length + 1).Select(i => (float)i).ToArray());
        using var target = Accelerator.Allocate1D<float>(length + 1);
        target.MemSetToZero();
        Accelerator.Load(Add).Launch(Accelerator.DefaultStream, Extent(length), (source.View, target.View, 0.5f));
        Assert.That(target.GetAsArray1D(), Is.EqualTo(Enumerable.Range(0, length + 1).Select(i => i < length ? i + 0.5f : 0f)));
    }
}
