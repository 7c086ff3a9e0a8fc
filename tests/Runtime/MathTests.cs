using FsCheck;
using FsCheck.Fluent;

namespace KernelRD.Tests;

public sealed class MathTests
{
    [Test]
    public void MaxAndMinAreAComparisonAndAChoice()
    {
        Assert.Multiple(() =>
        {
            Assert.That(XMath.Max(float.NaN, 1f), Is.EqualTo(1f));
            Assert.That(XMath.Max(1f, float.NaN), Is.NaN);
            Assert.That(XMath.Min(double.NaN, 1), Is.EqualTo(1));
            Assert.That(float.IsNegative(XMath.Max(0f, -0f)), "equal ones give the second");
            Assert.That(float.IsNegative(XMath.Min(0f, -0f)));
            Assert.That(XMath.Clamp(5f, -1f, 2f), Is.EqualTo(2f));
            Assert.That(XMath.Clamp(-5, -1, 2), Is.EqualTo(-1));
        });
    }

    [Test]
    public void IntegersAgreeWithTheFramework() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).Two().ToArbitrary(), pair =>
        {
            var (a, b) = pair;
            return XMath.Max(a, b) == Math.Max(a, b)
                && XMath.Min((uint)a, (uint)b) == Math.Min((uint)a, (uint)b)
                && XMath.PopCount(a) == int.PopCount(a)
                && XMath.LeadingZeroCount(a) == int.LeadingZeroCount(a)
                && XMath.LeadingZeroCount((long)a) == long.LeadingZeroCount(a)
                && XMath.TrailingZeroCount(a) == int.TrailingZeroCount(a)
                && XMath.TrailingZeroCount((ulong)a) == (int)ulong.TrailingZeroCount((ulong)a)
                && (a == int.MinValue || XMath.Abs(a) == Math.Abs(a));
        }));

    [Test]
    public void TheSmallestIntegerStays() => Assert.That(XMath.Abs(int.MinValue), Is.EqualTo(int.MinValue));

    [Test]
    public void DivRoundUpCoversTheRest() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(0, 100_000).Zip(Gen.Choose(1, 1_000)).ToArbitrary(), pair =>
        {
            var (length, part) = pair;
            int parts = XMath.DivRoundUp(length, part);
            return (long)parts * part >= length && (long)(parts - 1) * part < length && XMath.DivRoundDown(length, part) == length / part;
        }));
}
