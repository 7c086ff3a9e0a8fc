using KernelRD.Translator;
using Microsoft.CodeAnalysis;

namespace KernelRD.Tests;

/// <summary>An edit translates again only what it concerns.</summary>
internal sealed class IncrementalityTests
{
    private static readonly (string, string)[] s_files =
    [
        ("A.cs", "public static class A { [Kernel] public static void K(Index1D i, ArrayView<int> a) => a[i] = 1; }"),
        ("B.cs", """
            public static class B
            {
                [Kernel] public static void K(Index1D i, ArrayView<int> a) => a[i] = 2;
                [Kernel] public static void L(Index1D i, ArrayView<int> a) => a[i] = 3;
            }
            """),
        ("Host.cs", "public static class Host { public static int F() => 1; }"),
    ];

    [Test]
    public void UnrelatedEditLeavesEveryKernel()
    {
        var result = Edit("Host.cs", text => text.Replace("=> 1", "=> 2"));
        var kernels = Reasons(result, KernelGenerator.KernelsStep);
        Assert.That(kernels, Has.Length.EqualTo(3).And.All.AnyOf(IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached));
        Assert.That(Outputs(result), Has.Length.EqualTo(4).And.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [TestCase("A.cs", "a[i] = 1", "A.K")]
    [TestCase("B.cs", "a[i] = 2", "B.K")]
    [TestCase("B.cs", "a[i] = 3", "B.L")]
    public void EditOfOneKernelEmitsOnlyThatOne(string file, string statement, string kernel)
    {
        var result = Edit(file, text => text.Replace(statement, "a[i] = 7"));
        var kernels = result.Results[0].TrackedSteps[KernelGenerator.KernelsStep].SelectMany(step => step.Outputs).ToArray();
        var changed = kernels.Where(output => output.Reason == IncrementalStepRunReason.Modified);
        Assert.That(changed.Select(output => ((KernelModel)output.Value).FullName), Is.EqualTo(new[] { kernel }));
        Assert.That(Reasons(result, KernelGenerator.TableStep), Is.EqualTo(new[] { IncrementalStepRunReason.Cached }));
        Assert.That(Outputs(result).Count(reason => reason == IncrementalStepRunReason.Modified), Is.EqualTo(1));
    }

    private static GeneratorDriverRunResult Edit(string file, Func<string, string> edit)
    {
        var before = Translated.Compilation(s_files);
        var driver = Translated.Driver().RunGenerators(before);
        var old = before.SyntaxTrees.Single(tree => tree.FilePath == file);
        string text = s_files.Single(item => item.Item1 == file).Item2;
        Assert.That(edit(text), Is.Not.EqualTo(text));
        return driver.RunGenerators(before.ReplaceSyntaxTree(old, Translated.Parse(file, edit(text)))).GetRunResult();
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorDriverRunResult result, string step) =>
        [.. result.Results[0].TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static IncrementalStepRunReason[] Outputs(GeneratorDriverRunResult result) =>
        [
            .. from steps in result.Results[0].TrackedOutputSteps.Values
               from run in steps
               from output in run.Outputs
               select output.Reason,
        ];
}
