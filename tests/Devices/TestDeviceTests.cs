namespace KernelRD.Tests;

public sealed class TestDeviceTests
{
    [Test]
    public void ADeviceCombinesWithOtherParameters([AllDevices] TestDevice device, [Values(1, 7)] int length)
    {
        using var buffer = device.Accelerator.Allocate1D<int>(length);
        buffer.MemSetToZero();
        Assert.That(buffer.GetAsArray1D(), Is.EqualTo(new int[length]));
    }

    [Test]
    public void TheCpuComesFirst() => Assert.That(TestDevice.Cpu.Accelerator.AcceleratorType, Is.EqualTo(AcceleratorType.CPU));

    [Test]
    public void ThereIsACudaDevice()
    {
        if (Context.CreateDefault().GetDevices<CudaDevice>().Count == 0)
            Assert.Ignore("This machine has no CUDA device, so no test ran on one.");
    }
}
