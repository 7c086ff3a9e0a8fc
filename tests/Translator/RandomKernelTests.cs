using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KernelRD.Tests;

/// <summary>Random kernels compute the same bits on every device as in plain C#.</summary>
internal sealed class RandomKernelTests
{
    private const int Results = 12;

    private const int Items = 150;

    [Test]
    public void AgreeWithPlainCSharp([AllDevices] TestDevice device, [Range(1, 8)] int seed)
    {
        var kernel = Compile(seed);
        var random = new Random(seed);
        uint[] bits = [.. Enumerable.Range(0, Items).Select(i => i < 9 ? (uint)i - 4 : (uint)random.NextInt64() >> random.Next(32))];
        var anyReals = bits.Reverse().Select(BitConverter.UInt32BitsToSingle);
        float[] reals = [.. anyReals.Select((x, i) => i % 3 == 0 ? x : random.Next(-99, 99) * 0.25f)];

        ulong[] expected = Run(TestDevice.Cpu.Accelerator, bits, reals, (a, b, c) =>
        {
            for (int i = 0; i < Items; i++)
                kernel(i, a, b, c);
        });
        ulong[] actual = Run(
            device.Accelerator,
            bits,
            reals,
            (a, b, c) => device.Accelerator.LoadAutoGroupedStreamKernel(kernel)(Items, a, b, c));
        Assert.That(actual, Is.EqualTo(expected));
    }

    private static ulong[] Run(
        Accelerator accelerator, uint[] bits, float[] reals, Action<ArrayView<uint>, ArrayView<float>, ArrayView<ulong>> launch)
    {
        using var first = accelerator.Allocate1D(bits);
        using var second = accelerator.Allocate1D(reals);
        using var result = accelerator.Allocate1D(new ulong[Items * Results]);
        launch(first.View.BaseView, second.View.BaseView, result.View.BaseView);
        return result.View.BaseView.GetAsArray1D();
    }

    private static Action<Index1D, ArrayView<uint>, ArrayView<float>, ArrayView<ulong>> Compile(int seed)
    {
        string source = $"public static class R\n{{\n{RandomKernels.Constants}{new RandomKernels(seed).Kernel("K", Results)}}}\n";
        TestContext.Out.WriteLine(source);
        var compilation = Translated.Compilation(("R.cs", source));
        Translated.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.That(diagnostics, Is.Empty);
        using var image = new MemoryStream();
        var result = output.Emit(image);
        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(image.ToArray()).GetType("R")!.GetMethod("K")!
            .CreateDelegate<Action<Index1D, ArrayView<uint>, ArrayView<float>, ArrayView<ulong>>>();
    }
}
