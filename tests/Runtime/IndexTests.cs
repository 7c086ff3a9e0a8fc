using FsCheck;
using FsCheck.Fluent;

namespace KernelRD.Tests;

public sealed class IndexTests
{
    private static readonly Arbitrary<(Index3D, Index3D)> s_pairs =
        Gen.Choose(-50, 50).Three().Two().Select(pair => (Of(pair.Item1), Of(pair.Item2))).ToArbitrary();

    [Test]
    public void ArithmeticGoesByComponents() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(s_pairs, pair =>
    {
        var (a, b) = pair;
        var (a2, b2) = (new Index2D(a.X, a.Y), new Index2D(b.X, b.Y));
        return a + b == new Index3D(a.X + b.X, a.Y + b.Y, a.Z + b.Z)
            && a - b == new Index3D(a.X - b.X, a.Y - b.Y, a.Z - b.Z)
            && a * b == new Index3D(a.X * b.X, a.Y * b.Y, a.Z * b.Z)
            && a2 + b2 == new Index2D(a.X + b.X, a.Y + b.Y)
            && a2 - b2 == (a.X - b.X, a.Y - b.Y)
            && Index2D.Clamp(a2, b2, b2) == b2
            && Index3D.Min(a, b) + Index3D.Max(a, b) == a + b
            && (int)new Index1D(a.X) == a.X;
    }));

    [Test]
    public void InBoundsIsInsideTheExtent() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(s_pairs, pair =>
    {
        var (index, extent) = pair;
        extent = new Index3D(Math.Abs(extent.X), Math.Abs(extent.Y), Math.Abs(extent.Z));
        bool x = index.X >= 0 && index.X < extent.X;
        bool y = index.Y >= 0 && index.Y < extent.Y;
        return new Index1D(index.X).InBounds(extent.X) == x
            && new Index2D(index.X, index.Y).InBounds(new Index2D(extent.X, extent.Y)) == (x && y);
    }));

    private static Index3D Of((int X, int Y, int Z) value) => new(value.X, value.Y, value.Z);
}
