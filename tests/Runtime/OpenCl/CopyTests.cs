namespace KernelRD.Tests;

[AllDevices]
public sealed class CopyTests(TestDevice device)
{
    private Accelerator Accelerator => device.Accelerator;

    [Test]
    public void HostToDeviceAndBack([Values(0, 1, 7, 4096, 100_003)] int length)
    {
        float[] data = Numbers(length);
        using var buffer = Accelerator.Allocate1D<float>(length);
        buffer.CopyFromCPU(data);
        float[] result = new float[length];
        buffer.CopyToCPU(result);
        Assert.That(result, Is.EqualTo(data));
    }

    [Test]
    public void PartsOfABuffer()
    {
        using var buffer = Accelerator.Allocate1D(Numbers(100));
        buffer.View.BaseView.SubView(10, 3).CopyFromCPU(new float[] { -1, -2, -3 });
        float[] part = new float[5];
        buffer.View.BaseView.SubView(9, 5).CopyToCPU(part);
        Assert.That(part, Is.EqualTo(new[] { 9, -1, -2, -3, 13 }));
        Assert.That(buffer.GetAsArray1D()[14..], Is.EqualTo(Numbers(100)[14..]));
    }

    [Test]
    public void PartsOfParts()
    {
        using var buffer = Accelerator.Allocate1D(Numbers(100));
        Assert.That(buffer.View.BaseView.SubView(20).SubView(30, 40).SubView(5, 2).GetAsArray1D(), Is.EqualTo(new[] { 55, 56 }));
    }

    [Test]
    public void WithinTheDevice()
    {
        using var source = Accelerator.Allocate1D(Numbers(50));
        using var target = Accelerator.Allocate1D(new float[50]);
        source.View.BaseView.SubView(40, 10).CopyTo(target.View.BaseView.SubView(3, 10));
        target.View.BaseView.SubView(49, 1).CopyFrom(source.View.BaseView.SubView(1, 1));
        float[] expected = new float[50];
        Numbers(50).AsSpan(40).CopyTo(expected.AsSpan(3));
        expected[49] = 1;
        Assert.That(target.GetAsArray1D(), Is.EqualTo(expected));
    }

    [Test]
    public void Zeros([Values(0, 1, 2, 3, 5)] int from, [Values(1, 3, 4, 16, 29)] int length)
    {
        using var buffer = Accelerator.Allocate1D(Enumerable.Repeat((byte)255, 40).ToArray());
        buffer.View.BaseView.SubView(from, length).MemSetToZero();
        Assert.That(buffer.GetAsArray1D(), Is.EqualTo(Enumerable.Range(0, 40).Select(i => i < from || i >= from + length ? 255 : 0)));
    }

    [Test]
    public void BytesSeenAsAnotherType()
    {
        using var buffer = Accelerator.Allocate1D(new[] { 1f, 2f, 3f });
        Assert.That(buffer.View.BaseView.SubView(1).Cast<int>().GetAsArray1D(), Is.EqualTo(new[] { 0x40000000, 0x40400000 }));
    }

    [Test]
    public void StreamsKeepTheirOrder()
    {
        using var stream = Accelerator.CreateStream();
        using var first = Accelerator.Allocate1D<float>(10_000);
        using var second = Accelerator.Allocate1D<float>(10_000);
        float[] data = Numbers(10_000);
        float[] result = new float[10_000];
        for (int i = 0; i < 20; i++)
        {
            data[0] = i;
            first.View.CopyFromCPU(stream, new ReadOnlySpan<float>(data));
            data[0] = -1;
            first.View.BaseView.CopyTo(stream, second.View);
            first.MemSetToZero(stream);
            second.View.CopyToCPU(stream, result.AsSpan());
            Assert.That(result[0], Is.EqualTo(i));
            Assert.That(result.AsSpan(1).SequenceEqual(data.AsSpan(1)));
        }
    }

    [Test]
    public void LengthsThatDifferAreRefused()
    {
        using var buffer = Accelerator.Allocate1D<float>(10);
        Assert.Multiple(() =>
        {
            Assert.That(() => buffer.CopyFromCPU(new float[9]), Throws.ArgumentException.With.Message.Contains("10").And.Message.Contains("9"));
            Assert.That(() => buffer.CopyToCPU(new float[11]), Throws.ArgumentException);
            Assert.That(() => buffer.View.BaseView.CopyTo(buffer.View.BaseView.SubView(1)), Throws.ArgumentException);
        });
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (float)i)];
}
