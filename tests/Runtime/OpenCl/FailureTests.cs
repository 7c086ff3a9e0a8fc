using Floats = KernelRD.Runtime.ArrayView1D<float, KernelRD.Runtime.Stride1D.Dense>;

namespace KernelRD.Tests;

/// <summary>What goes wrong names the call, the kernel and the device, and leaves the accelerator usable.</summary>
internal sealed class FailureTests : OpenClFixture
{
    [Test]
    public void ABuildFailureBringsTheLog()
    {
        var broken = new HandWrittenKernel<ValueTuple<Floats>>(
            "broken", "__kernel void broken(int extent_x) { no_such_function(); int y = nowhere; }", static (ref _, in _) => { });
        var exception = Assert.Throws<CLException>(() => Accelerator.Load(broken))!;
        Assert.Multiple(() =>
        {
            Assert.That(exception.Call, Is.EqualTo("clBuildProgram"));
            Assert.That(exception.Code, Is.EqualTo(-11));
            Assert.That(exception.CodeName, Is.EqualTo("CL_BUILD_PROGRAM_FAILURE"));
            Assert.That(exception.Message, Does.Contain("Tests.broken").And.Contain(Device.Name).And.Contain("-cl-std=CL1.2"));
            Assert.That(exception.Message, Does.Contain("no_such_function").And.Contain("nowhere"), "the whole log");
        });
        Assert.That(() => Accelerator.Load(broken), Throws.TypeOf<CLException>(), "a second time too");
        AssertUsable(Accelerator);
    }

    [Test]
    public void AKernelThatIsNotInItsProgramIsNamed()
    {
        var absent = new HandWrittenKernel<ValueTuple<Floats>>("absent", "__kernel void other(int extent_x) { }", static (ref _, in _) => { });
        Assert.That(
            () => Accelerator.Load(absent),
            Throws.TypeOf<CLException>().With.Message.Contains("clCreateKernel").And.Message.Contains("CL_INVALID_KERNEL_NAME").And.Message.Contains("Tests.absent"));
        AssertUsable(Accelerator);
    }

    [Test]
    public void ArgumentsThatDoNotFitTheKernelAreNamed()
    {
        var mistaken = new HandWrittenKernel<ValueTuple<Floats>>(
            "mistaken", "__kernel void mistaken(int extent_x, float one) { }", static (ref writer, in args) => writer.Write(args.Item1));
        using var line = Accelerator.Allocate1D(new float[1]);
        Assert.That(
            () => Accelerator.Load(mistaken).Launch(Accelerator.DefaultStream, Extent(1), new(line.View)),
            Throws.TypeOf<CLException>().With.Message.Contains("clSetKernelArg").And.Message.Contains("Tests.mistaken").And.Message.Contains(Device.Name));
        AssertUsable(Accelerator);
    }

    [Test]
    public void ABufferThatIsTooLargeIsRefused()
    {
        Assert.That(
            () => Accelerator.Allocate1D<byte>(long.MaxValue / 2),
            Throws.TypeOf<CLException>().With.Message.Contains("clCreateBuffer").And.Message.Contains("bytes"));
        AssertUsable(Accelerator);
    }

    [Test]
    public void BuffersAndStreamsOfAnotherAcceleratorAreRefused()
    {
        using var other = Create();
        using var own = Accelerator.Allocate1D(new float[10]);
        using var foreign = other.Allocate1D(new float[10]);
        using var cpu = TestDevice.Cpu.Accelerator.Allocate1D(new float[10]);
        var loaded = Accelerator.Load(Add);
        Assert.Multiple(() =>
        {
            Assert.That(() => loaded.Launch(Accelerator.DefaultStream, Extent(10), (foreign.View, own.View, 1f)), Throws.ArgumentException);
            Assert.That(() => loaded.Launch(Accelerator.DefaultStream, Extent(10), (cpu.View, own.View, 1f)), Throws.ArgumentException);
            Assert.That(() => loaded.Launch(other.DefaultStream, Extent(10), (own.View, own.View, 1f)), Throws.ArgumentException);
            Assert.That(() => own.View.BaseView.CopyTo(foreign.View), Throws.ArgumentException);
            Assert.That(() => own.View.BaseView.CopyTo(cpu.View), Throws.ArgumentException);
            Assert.That(() => own.View.BaseView.CopyTo(TestDevice.Cpu.Accelerator.DefaultStream, own.View), Throws.ArgumentException);
        });
        AssertUsable(Accelerator);
    }

    [Test]
    public void WhatIsDisposedIsNotUsed()
    {
        var accelerator = Create();
        var buffer = accelerator.Allocate1D(new float[10]);
        var forgotten = accelerator.Allocate1D(new float[10]);
        var stream = accelerator.CreateStream();
        var loaded = accelerator.Load(Add);

        buffer.Dispose();
        buffer.Dispose();
        stream.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That(() => buffer.GetAsArray1D(), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => forgotten.View.BaseView.CopyTo(buffer.View), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => loaded.Launch(accelerator.DefaultStream, Extent(10), (buffer.View, forgotten.View, 1f)), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => loaded.Launch(stream, Extent(10), (forgotten.View, forgotten.View, 1f)), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(stream.Synchronize, Throws.TypeOf<ObjectDisposedException>());
        });
        AssertUsable(accelerator);

        accelerator.Dispose();
        accelerator.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That(() => accelerator.Allocate1D<float>(1), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => accelerator.CreateStream(), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(accelerator.Synchronize, Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => forgotten.GetAsArray1D(), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => accelerator.Load(Add), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(
                () => loaded.Launch(accelerator.DefaultStream, Extent(10), (forgotten.View, forgotten.View, 1f)),
                Throws.TypeOf<ObjectDisposedException>());
            Assert.That(forgotten.Dispose, Throws.Nothing);
        });
    }

    [Test]
    public void ADroppedBufferIsFreed()
    {
        var accelerator = Create();
        long heldBefore = accelerator.ChildCount;
        Drop(accelerator);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.That(accelerator.ChildCount, Is.LessThan(heldBefore + 10));

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Drop(CLAccelerator accelerator)
        {
            for (int i = 0; i < 100; i++)
                accelerator.Allocate1D<float>(1000);
        }
    }

    private static void AssertUsable(CLAccelerator accelerator)
    {
        using var source = accelerator.Allocate1D(new float[10]);
        using var target = accelerator.Allocate1D<float>(10);
        accelerator.Load(Add).Launch(accelerator.DefaultStream, Extent(10), (source.View, target.View, 2f));
        Assert.That(target.GetAsArray1D(), Is.All.EqualTo(2f));
    }
}
