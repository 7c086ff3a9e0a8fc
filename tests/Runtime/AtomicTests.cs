namespace KernelRD.Tests;

/// <summary>The kernel API as the CPU engine runs it: what it returns, and the corners of the numbers.</summary>
public sealed class AtomicTests
{
    [Test]
    public void EachReturnsTheValueFromBefore()
    {
        int target = 12;
        Assert.Multiple(() =>
        {
            Assert.That(Atomic.Add(ref target, 3), Is.EqualTo(12));
            Assert.That(Atomic.Max(ref target, 20), Is.EqualTo(15));
            Assert.That(Atomic.Min(ref target, 9), Is.EqualTo(20));
            Assert.That(Atomic.And(ref target, 8), Is.EqualTo(9));
            Assert.That(Atomic.Or(ref target, 3), Is.EqualTo(8));
            Assert.That(Atomic.Xor(ref target, 1), Is.EqualTo(11));
            Assert.That(Atomic.Exchange(ref target, 7), Is.EqualTo(10));
            Assert.That(Atomic.CompareExchange(ref target, 6, 1), Is.EqualTo(7));
            Assert.That(Atomic.CompareExchange(ref target, 7, 1), Is.EqualTo(7));
            Assert.That(target, Is.EqualTo(1));
        });
    }

    [Test]
    public void IntegersWrap()
    {
        uint target = uint.MaxValue;
        Assert.That(Atomic.Add(ref target, 2), Is.EqualTo(uint.MaxValue));
        Assert.That(target, Is.EqualTo(1));
    }

    [Test]
    public void ARealTargetMayHoldNaN()
    {
        float target = float.NaN;
        Assert.That(Atomic.Add(ref target, 1f), Is.NaN);
        Assert.That(Atomic.Max(ref target, 2f), Is.NaN);
        Assert.That(target, Is.EqualTo(2f), "a > b ? a : b");
        target = -0f;
        Assert.That(Atomic.Add(ref target, 0f), Is.Zero);
        Assert.That(float.IsNegative(target), Is.False);
    }
}
