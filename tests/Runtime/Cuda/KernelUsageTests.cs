namespace KernelRD.Tests.Runtime;

public sealed class KernelUsageTests
{
    [Test]
    public void ReadsTheLogOfNvrtc11()
    {
        const string Log = """
            ptxas info    : 0 bytes gmem
            ptxas info    : Compiling entry function 'f' for 'sm_80'
            ptxas info    : Function properties for f
            ptxas         .     24 bytes stack frame, 8 bytes spill stores, 12 bytes spill loads
            ptxas info    : Used 40 registers, 2048 bytes smem, 548 bytes cmem[0], 16 bytes cmem[2]
            """;
        Assert.That(KernelUsage.Parse(Log), Is.EqualTo(new KernelUsage(40, 2048, 564, 24, 8, 12)));
    }

    [Test]
    public void ReadsTheLogOfNvrtc12()
    {
        const string Log = """
            ptxas info    : 0 bytes gmem
            ptxas info    : Compiling entry function 'f' for 'sm_90'
            ptxas info    : Function properties for f
                0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
            ptxas info    : Used 18 registers, used 1 barriers, 2048 bytes smem
            ptxas info    : Compile time = 1.250 ms
            """;
        Assert.That(KernelUsage.Parse(Log), Is.EqualTo(new KernelUsage(18, 2048, 0, 0, 0, 0)));
    }

    [Test]
    public void RefusesALogWithoutRegisters() => Assert.Throws<FormatException>(() => KernelUsage.Parse("ptxas info    : 0 bytes gmem"));

    /// <summary>Expected: the figures of NVIDIA's occupancy calculator.</summary>
    [TestCase(70, 256, 24, 0, 1.0)]
    [TestCase(80, 256, 32, 0, 1.0)]
    [TestCase(80, 256, 33, 0, 0.75)]
    [TestCase(80, 256, 40, 0, 0.75)]
    [TestCase(80, 256, 255, 0, 0.125)]
    [TestCase(80, 32, 16, 0, 0.5)]
    [TestCase(86, 256, 40, 0, 1.0)]
    [TestCase(86, 256, 41, 0, 5.0 / 6)]
    [TestCase(86, 1024, 40, 0, 2.0 / 3)]
    [TestCase(90, 256, 32, 48 << 10, 0.5)]
    [TestCase(90, 256, 32, 100 << 10, 0.25)]
    [TestCase(75, 256, 64, 0, 1.0)]
    [TestCase(70, 100, 32, 48 << 10, 0.125)]
    [TestCase(80, 256, 32, 165 << 10, 0.0)]
    public void OccupancyIsLimitedByWhatRunsOutFirst(int architecture, int groupSize, int registers, int sharedBytes, double expected)
    {
        var limits = CudaArchitecture.All.Single(known => known.ComputeCapability == architecture);
        Assert.That(limits.Occupancy(groupSize, registers, sharedBytes), Is.EqualTo(expected).Within(1e-12));
    }
}
