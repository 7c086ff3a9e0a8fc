namespace KernelRD.Tests.Runtime;

/// <summary>
/// Every kernel, shipped or of the tests, compiles for every GPU without an error or a warning, and keeps its values in registers. The
/// kernels of one class make one program, which takes the compiler a fraction of the time.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class NvrtcKernelTests
{
    private static readonly KernelSource[] s_kernels = [.. All(typeof(KernelRD.Kernels.KernelAttribute)), .. All(typeof(NvrtcKernelTests))];

    private static IEnumerable<string> Classes => s_kernels.Select(Class).Distinct();

    [Test]
    public void KernelsCompileWithoutSpillOrStack(
        [ValueSource(nameof(Classes))] string kernels, [ValueSource(typeof(TestNvrtc), nameof(TestNvrtc.Architectures))] int architecture)
    {
        KernelSource[] sources = [.. s_kernels.Where(kernel => Class(kernel) == kernels)];
        string program = string.Concat(sources.Select((source, i) => $"namespace kernel{i} {{\n{source.Cuda}\n}}\n"));
        string[] defines = [.. sources.SelectMany(source => source.SpecializedNames).Distinct().Select(name => $"{name}=4")];
        string log = TestNvrtc.Require().Compile(program, kernels, architecture, defines, verbose: true).Log;

        // Nothing but the assembler's figures, for all kernels.
        Assert.That(log.Split('\n'), Has.All.StartWith("ptxas info").Or.StartWith("ptxas         ."));
        Assert.That(sources.Where(source => !log.Contains($"'{source.EntryPoint}'", StringComparison.Ordinal)), Is.Empty);
        var sum = KernelUsage.Parse(log);
        Assert.That((sum.StackBytes, sum.SpillStoreBytes, sum.SpillLoadBytes), Is.EqualTo((0, 0, 0)), log);
    }

    private static IEnumerable<KernelSource> All(Type type)
    {
        var table = KernelTable.Of(type.Assembly)!;
        return table.Names.Select(name => table.Find(name)!);
    }

    private static string Class(KernelSource kernel) => kernel.Name.Split('.')[0];
}
