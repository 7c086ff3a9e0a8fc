using FsCheck;
using FsCheck.Fluent;

namespace KernelRD.Tests;

public sealed class SplitTests
{
    [Test]
    public void SlabsCoverEveryIndexOnce([Values] bool isGrouped)
    {
        var cases = Gen.Choose(1, 90).Three().SelectMany(_ => Gen.Choose(1, 40), (grid, count) => (grid, count));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(cases.ToArbitrary(), split =>
        {
            var (x, y, z) = split.grid;
            // One short axis at times.
            var grid = new Index3D(x, y % 7 + 1, z % 5 + 1);
            var visits = new int[grid.X * grid.Y * grid.Z];
            var slabs = new Split(new LaunchShape(grid, new Index3D(1), isGrouped, 0), split.count);
            for (int slab = 0; slab < slabs.Count; slab++)
            {
                var (from, to) = slabs[slab];
                for (int i = 0; i < visits.Length; i++)
                {
                    var at = new Index3D(i % grid.X, i / grid.X % grid.Y, i / (grid.X * grid.Y));
                    if ((at - from).InBounds(to - from))
                        visits[i]++;
                }
            }

            return slabs.Count <= split.count && visits.All(count => count == 1);
        }));
    }

    [TestCase(int.MaxValue, 1, 1)]
    [TestCase(1, int.MaxValue, 1)]
    [TestCase(2, 3, int.MaxValue)]
    public void TheLargestExtentsDoNotOverflow(int x, int y, int z)
    {
        var grid = new Index3D(x, y, z);
        var slabs = new Split(new LaunchShape(grid, new Index3D(1), IsGrouped: false, 0), 64);
        Assert.That(slabs[0].From, Is.EqualTo(Index3D.Zero));
        Assert.That(slabs[slabs.Count - 1].To, Is.EqualTo(grid));
    }

    [Test]
    public void AFewHeavyWorkItemsAreSplitToo() =>
        Assert.That(new Split(new LaunchShape(new Index3D(8, 1, 1), new Index3D(1), IsGrouped: false, 0), 8).Count, Is.EqualTo(8));
}
