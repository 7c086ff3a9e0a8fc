namespace KernelRD.Tests;

/// <summary>The OpenCL C of every kernel compiles, and the compiler has nothing to say about it.</summary>
internal sealed class OpenClBuildTests : OpenClFixture
{
    [TestCaseSource(nameof(Variants))]
    public void CompilesWithoutAWarning(string name, bool overlap)
    {
        var kernel = SnapshotTests.Kernels().Single(kernel => kernel.Name == name);
        // A fresh accelerator with a cache of its own: a program from the disk would have no log.
        // The form for overlapping views stands for GPUs as well, with one cell a work-item.
        using var accelerator = Create(Path.Combine(CacheFolder, $"{name}-{overlap}"), runsBlocks: !overlap);
        _ = new CLProgram(accelerator, kernel, [.. kernel.SpecializedNames.Select(_ => ArgumentWriter.Constant.Of(1))], overlap);
        Assert.That(accelerator.Compilations, Has.Count.EqualTo(1));
        Assert.That(accelerator.Compilations.Single().Log, Is.Empty);
    }

    private static IEnumerable<object[]> Variants() =>
        SnapshotTests.Kernels().SelectMany(kernel => new object[][] { [kernel.Name, false], [kernel.Name, true] });
}
