namespace KernelRD.Translator;

/// <summary>All that the generator's output needs to know of one kernel, as a value.</summary>
/// <param name="FullName">The name it is found by: <c>Namespace.Class.Method</c>.</param>
/// <param name="ClassName">The generated class.</param>
/// <param name="Source">The generated class's file.</param>
internal sealed record KernelModel(string FullName, string ClassName, string Source);

/// <summary>A translated kernel, or the reasons why there is none.</summary>
internal sealed record KernelResult(KernelModel? Model, EquatableArray<DiagnosticInfo> Diagnostics);
