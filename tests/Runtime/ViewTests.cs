using FsCheck;
using FsCheck.Fluent;

namespace KernelRD.Tests;

/// <summary>Views and copies, on every device; what indexes on the host, on the CPU.</summary>
[AllDevices]
public sealed class ViewTests(TestDevice device)
{
    private Accelerator Accelerator => device.Accelerator;

    [Test]
    public void PartsOfPartsAreParts() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(50),
        Prop.ForAll(Gen.Choose(0, 40).Four().ToArbitrary(), lengths =>
        {
            var (before, start, length, after) = lengths;
            int[] data = [.. Enumerable.Range(0, before + start + length + after)];
            using var buffer = Accelerator.Allocate1D(data);
            var part = buffer.View.BaseView.SubView(before).SubView(start, length);
            return part.Length == length && part.GetAsArray1D().SequenceEqual(data.Skip(before + start).Take(length));
        }));

    [Test]
    public void ACastSeesTheSameBytes()
    {
        using var buffer = Accelerator.Allocate1D<uint>([1, 2, 3, 4, 5]);
        var longs = buffer.View.BaseView.Cast<ulong>();
        Assert.That(longs.Length, Is.EqualTo(2));
        Assert.That(longs.GetAsArray1D(), Is.EqualTo(new[] { 1UL | 2UL << 32, 3UL | 4UL << 32 }));
        Assert.That(buffer.View.BaseView.SubView(2).Cast<byte>().Length, Is.EqualTo(12));
    }

    [Test]
    public void CopiesGoWhereTheyAreTold()
    {
        using var source = Accelerator.Allocate1D<int>([1, 2, 3, 4, 5, 6]);
        using var target = Accelerator.Allocate1D<int>([0, 0, 0, 0, 0, 0]);
        source.View.BaseView.SubView(1, 3).CopyTo(target.View.BaseView.SubView(2, 3));
        target.View.BaseView.SubView(0, 1).CopyFrom(source.View.BaseView.SubView(5, 1));
        Assert.That(target.GetAsArray1D(), Is.EqualTo(new[] { 6, 0, 2, 3, 4, 0 }));
        target.View.BaseView.SubView(1, 2).CopyFromCPU(new[] { 8, 9 });
        target.View.BaseView.SubView(3).MemSetToZero();
        Assert.That(target.GetAsArray1D(), Is.EqualTo(new[] { 6, 8, 9, 0, 0, 0 }));
    }

    [Test]
    public void LengthsMustAgree()
    {
        using var buffer = Accelerator.Allocate1D<int>(3);
        Assert.That(() => buffer.CopyFromCPU(new int[4]), Throws.ArgumentException);
        Assert.That(() => buffer.CopyToCPU(new int[2]), Throws.ArgumentException);
        Assert.That(() => buffer.View.BaseView.SubView(1).CopyTo(buffer.View.BaseView), Throws.ArgumentException);
    }

    [Test]
    public void TheBytesOfBuffersAreCountedUntilTheyAreFreed()
    {
        // One of its own: other tests run on the shared one at the same time.
        using var accelerator = Accelerator.Device.CreateAccelerator(Accelerator.Context);
        var first = accelerator.Allocate1D<int>(100);
        using (accelerator.Allocate2DDenseX<double>(new(3, 5)))
            Assert.That(accelerator.AllocatedBytes, Is.EqualTo(520));
        first.Dispose();
        first.Dispose();
        Assert.That(accelerator.AllocatedBytes, Is.Zero);
    }

    [Test]
    public void EmptyBuffersAreFine()
    {
        using var buffer = Accelerator.Allocate1D<float>(0);
        buffer.MemSetToZero();
        buffer.CopyFromCPU(Array.Empty<float>());
        Assert.That(buffer.GetAsArray1D(), Is.Empty);
        Assert.That(buffer.View.IsValid, Is.False);
        Assert.That(() => Accelerator.Allocate1D<float>(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void ADisposedBufferIsRefused()
    {
        var buffer = Accelerator.Allocate1D<int>(3);
        buffer.Dispose();
        buffer.Dispose();
        Assert.That(() => buffer.GetAsArray1D(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void StridesPlaceElements()
    {
        var accelerator = TestDevice.Cpu.Accelerator;
        using var x = accelerator.Allocate2DDenseX<int>(new LongIndex2D(4, 3));
        using var y = accelerator.Allocate2DDenseY<int>(new LongIndex2D(4, 3));
        for (int i = 0; i < 12; i++)
            x.View[i % 4, i / 4] = y.View[new Index2D(i % 4, i / 4)] = 10 * (i % 4) + i / 4;
        Assert.That(x.GetAsArray1D(), Is.EqualTo(new[] { 0, 10, 20, 30, 1, 11, 21, 31, 2, 12, 22, 32 }));
        Assert.That(y.GetAsArray1D(), Is.EqualTo(new[] { 0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32 }));
    }
}
