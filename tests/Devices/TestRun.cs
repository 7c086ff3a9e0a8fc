[assembly: Parallelizable(ParallelScope.Fixtures)]

namespace KernelRD.Tests;

/// <summary>Ends what the tests of one run share.</summary>
[SetUpFixture]
public sealed class TestRun
{
    [OneTimeTearDown]
    public void DisposeDevices() => TestDevice.DisposeAll();
}
