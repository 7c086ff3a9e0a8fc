namespace KernelRD.Tests.Runtime;

/// <summary>Every kernel compiles for every GPU, and keeps its values in registers.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NvrtcKernelTests
{
    /// <summary>Kernels of the tests that have arrays with indices known only at run time: those need a stack, in any compiler.</summary>
    private static readonly HashSet<string> s_mayUseStack = [];

    private static IEnumerable<string> Shipped => KernelTable.Of(typeof(KernelRD.Kernels.KernelAttribute).Assembly)!.Names;

    private static IEnumerable<string> Tests => KernelTable.Of(typeof(NvrtcKernelTests).Assembly)!.Names;

    [Test]
    public void AShippedKernelCompilesWithoutSpillOrStack(
        [ValueSource(nameof(Shipped))] string kernel, [ValueSource(typeof(TestNvrtc), nameof(TestNvrtc.Architectures))] int architecture)
    {
        var usage = Compile(typeof(KernelRD.Kernels.KernelAttribute), kernel, architecture);
        Assert.That((usage.StackBytes, usage.SpillStoreBytes, usage.SpillLoadBytes), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public void ATestsKernelCompilesWithoutSpill(
        [ValueSource(nameof(Tests))] string kernel, [ValueSource(typeof(TestNvrtc), nameof(TestNvrtc.Architectures))] int architecture)
    {
        var usage = Compile(typeof(NvrtcKernelTests), kernel, architecture);
        Assert.That((usage.SpillStoreBytes, usage.SpillLoadBytes), Is.EqualTo((0, 0)));
        Assert.That(usage.StackBytes, s_mayUseStack.Contains(kernel) ? Is.Positive : Is.Zero);
    }

    private static KernelUsage Compile(Type assembly, string kernel, int architecture)
    {
        var source = KernelTable.Of(assembly.Assembly)!.Find(kernel)!;
        var compiled = TestNvrtc.Require().Compile(
            source.Cuda, source.Name, architecture, [.. source.SpecializedNames.Select(name => $"{name}=4")], verbose: true);
        // Nothing but the assembler's figures: no warning of the compiler's either.
        Assert.That(compiled.Log.Split('\n'), Has.All.StartWith("ptxas info").Or.StartWith("ptxas         ."));
        return KernelUsage.Parse(compiled.Log);
    }
}
