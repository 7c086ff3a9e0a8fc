namespace KernelRD.Tests;

/// <summary>The macros that tell a CUDA program what the host knows.</summary>
internal sealed class CudaDefinesTests
{
    private static readonly HandWrittenKernel<ValueTuple<int>> s_kernel = new("kernel", "", static (ref _, in _) => { })
    {
        Specialized = ["N", "SCALE"],
    };

    [Test]
    public void SpecialisedValuesAreConstantsOfC() => Assert.That(
        CudaProgram.Defines(s_kernel, [ArgumentWriter.Constant.Of(int.MinValue), ArgumentWriter.Constant.Of(0.5f)], overlap: false),
        Is.EqualTo(new[] { "KRD_RESTRICT=__restrict__", "N=(-2147483647-1)", "SCALE=(5.0E-1f)" }));

    [Test]
    public void ViewsThatOverlapAreNotRestricted() =>
        Assert.That(CudaProgram.Defines(s_kernel, [], overlap: true), Is.EqualTo(new[] { "KRD_RESTRICT=" }));
}
