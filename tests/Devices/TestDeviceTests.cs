namespace KernelRD.Tests;

[AllDevices]
public sealed class TestDeviceTests(TestDevice fixtureDevice)
{
    [Test]
    public void AFixtureHoldsOneWorkingDevice()
    {
        float[] data = [1, 2, 3];
        using var buffer = fixtureDevice.Accelerator.Allocate1D(data);
        Assert.That(buffer.GetAsArray1D(), Is.EqualTo(data));
    }

    [Test]
    public void AParameterCombinesWithOthers([AllDevices] TestDevice device, [Values(1, 7)] int length)
    {
        using var buffer = device.Accelerator.Allocate1D<int>(length);
        buffer.MemSetToZero();
        Assert.That(buffer.GetAsArray1D(), Is.EqualTo(new int[length]));
    }

    [Test]
    public void TheCpuComesFirst() => Assert.That(TestDevice.Cpu.Accelerator.AcceleratorType, Is.EqualTo(AcceleratorType.CPU));
}
