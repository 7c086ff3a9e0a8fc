using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>The CPU engine's SIMD loop over X.</summary>
internal static class VectorLoop
{
    /// <summary>
    /// The members <c>HasVectorLoop</c> and <c>RunVector</c> of the generated class, indented by four, or null where the kernel is to
    /// run by its scalar loop alone. Called once for each kernel that translated without a diagnostic.
    /// </summary>
    /// <param name="kernel">The kernel method; its leading index parameter, if it has one, is the work-item's position.</param>
    /// <param name="body">Its bound body: an <c>IMethodBodyOperation</c>.</param>
    /// <param name="compilation">Where the source of the methods that it calls is found.</param>
    public static string? TryEmit(IMethodSymbol kernel, IOperation body, Compilation compilation) => null;
}
