using System.Runtime.InteropServices;

namespace KernelRD.Tests;

/// <summary>What a machine lacks for CUDA is a sentence, and never an exception.</summary>
internal sealed class CudaDriverTests
{
    [Test]
    public void AnEmptyNameMeansNone()
    {
        Assert.That(CudaDriver.Find("", out string reason), Is.Null);
        Assert.That(reason, Does.Contain(CudaDriver.Variable).And.Contain("empty").And.EndsWith("."));
    }

    [Test]
    public void AFileThatIsAbsentIsNamed()
    {
        Assert.That(CudaDriver.Find("/nowhere/libcuda.so.1", out string reason), Is.Null);
        Assert.That(reason, Does.Contain("/nowhere/libcuda.so.1").And.Contain("does not exist").And.EndsWith("."));
    }

    [Test]
    public void AFileThatIsNoLibraryIsNamed()
    {
        string file = typeof(CudaDriverTests).Assembly.Location;
        Assert.That(CudaDriver.Find(file, out string reason), Is.Null);
        Assert.That(reason, Does.Contain(file).And.Contain("no library").And.EndsWith("."));
    }

    [Test]
    public void AMissingFunctionIsNamed()
    {
        string other = Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*System.Native.*").First(file => !file.EndsWith(".dbg"));
        Assert.That(CudaDriver.Find(other, out string reason), Is.Null);
        Assert.That(reason, Does.Contain(other).And.Contain("cuDriverGetVersion").And.EndsWith("."));
    }

    [Test]
    public void EveryBackEndHasADeviceOrSaysWhyNot()
    {
        Assert.That(BackEnds.Diagnose().Select(backEnd => backEnd.Type), Is.EquivalentTo(Enum.GetValues<AcceleratorType>()));
        foreach (var backEnd in BackEnds.Diagnose())
        {
            Assert.That(backEnd.Devices.Count + backEnd.Problems.Count, Is.Positive, $"{backEnd.Type}");
            Assert.That(backEnd.Problems, Is.All.EndsWith(".").And.All.Not.Contain("\n"));
        }
    }

    [Test]
    public void AContextHasTheDevicesOfTheDiagnosis()
    {
        using var context = Context.Create(builder => builder.Cuda());
        Assert.That(context.Devices, Is.EqualTo(BackEnds.Diagnose().Single(backEnd => backEnd.Type == AcceleratorType.Cuda).Devices));
        Assert.That(context.GetCudaDevices(), Is.EqualTo(context.Devices));
    }

    // What a single call got wrong must not end an accelerator, and what ends it must not be taken for that.
    [TestCase(1, false)] // CUDA_ERROR_INVALID_VALUE
    [TestCase(2, false)] // CUDA_ERROR_OUT_OF_MEMORY
    [TestCase(222, false)] // CUDA_ERROR_UNSUPPORTED_PTX_VERSION
    [TestCase(701, false)] // CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES
    [TestCase(700, true)] // CUDA_ERROR_ILLEGAL_ADDRESS
    [TestCase(719, true)] // CUDA_ERROR_LAUNCH_FAILED
    public void OnlyACrashIsFatal(int code, bool isFatal) => Assert.That(CudaDriver.IsFatal(code), Is.EqualTo(isFatal));
}
