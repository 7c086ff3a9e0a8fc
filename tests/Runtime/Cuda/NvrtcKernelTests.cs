namespace KernelRD.Tests.Runtime;

/// <summary>
/// Every kernel, shipped or of the tests, compiles for every GPU without an error or a warning, and keeps its values in registers. The
/// kernels of one class make one program, which takes the compiler a fraction of the time.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class NvrtcKernelTests
{
    private static readonly KernelSource[] s_kernels = [.. All(typeof(KernelRD.Kernels.KernelAttribute)), .. All(typeof(NvrtcKernelTests))];

    // What these launch on processors alone: many steps, sixteen samples, or a band of rows a work-item.
    private static readonly string[] s_ofProcessors =
    [
        .. new[] { "Brusselator", "FitzHughNagumo", "GiererMeinhardt", "GrayScott", "Schnakenberg", "Turing" }.Select(model => $"{model}.Steps"),
        "CriticGradient.ComputeStrip", "CriticSlope.SlopeSumsOfStrip", "OutputLayer.BackSignalOfStrip", "MessagePassing.UpdateBand",
    ];

    // Arrays that lie in memory, as their kernels index them up to the number of outputs, which is known when they run: 16 floats for
    // each array, and two 16 x 16 matrices of the spectral constraint's single work-item.
    private static readonly Dictionary<string, int> s_arrayBytes = new()
    {
        ["CriticGradient"] = 192,
        ["CriticSlope"] = 64,
        ["OutputLayer"] = 64,
        ["SpectralConstraint"] = 2048,
    };

    private static IEnumerable<string> Classes => s_kernels.Select(Class).Distinct();

    [Test]
    public void KernelsCompileWithoutSpillOrOtherStackThanTheirArrays(
        [ValueSource(nameof(Classes))] string kernels, [ValueSource(typeof(TestNvrtc), nameof(TestNvrtc.Architectures))] int architecture)
    {
        KernelSource[] sources = [.. s_kernels.Where(kernel => Class(kernel) == kernels && !s_ofProcessors.Contains(kernel.Name))];
        string program = string.Concat(sources.Select((source, i) => $"namespace kernel{i} {{\n{source.Cuda}\n}}\n"));
        string[] defines = [.. sources.SelectMany(source => source.SpecializedNames).Distinct().Select(name => $"{name}=4")];
        string log = TestNvrtc.Require().Compile(program, kernels, architecture, defines, verbose: true).Log;

        // Nothing but the assembler's figures, for all kernels.
        Assert.That(log.Split('\n'), Has.All.StartWith("ptxas info").Or.StartWith("ptxas         ."));
        Assert.That(sources.Where(source => !log.Contains($"'{source.EntryPoint}'", StringComparison.Ordinal)), Is.Empty);
        var sum = KernelUsage.Parse(log);
        Assert.That((sum.StackBytes, sum.SpillStoreBytes, sum.SpillLoadBytes), Is.EqualTo((s_arrayBytes.GetValueOrDefault(kernels), 0, 0)), log);
    }

    private static IEnumerable<KernelSource> All(Type type)
    {
        var table = KernelTable.Of(type.Assembly)!;
        return table.Names.Select(name => table.Find(name)!);
    }

    private static string Class(KernelSource kernel) => kernel.Name.Split('.')[0];
}
