namespace KernelRD.Translator;

/// <summary>
/// What a built-in function or property becomes. The templates know <c>$0 $1 $2</c>, the arguments, and <c>$*</c>, all of them; <c>$T</c>,
/// the C type of the values it works on, <c>$t</c>, its name inside names, <c>$U</c>, its unsigned sibling, and <c>$f</c>, an f if it is
/// float; <c>$S</c>, the address space that $0 points into, and <c>$s</c>, its name inside names; and
/// <c>$count</c> and <c>$slot</c>, pointers to a shared int and a shared $T of its own.
/// </summary>
/// <param name="OpenCl">The expression in OpenCL C.</param>
/// <param name="Cuda">The expression in CUDA C.</param>
/// <param name="Arity">The number of arguments.</param>
/// <param name="OpenClFunctions">Functions that the program must define first, behind the dialect's function prefix.</param>
/// <param name="CudaFunctions">The same for CUDA C.</param>
/// <param name="Needs">What else it takes.</param>
internal sealed record Intrinsic(
    string OpenCl, string Cuda, int Arity, string[] OpenClFunctions, string[] CudaFunctions, Needs Needs = Needs.Nothing)
{
    /// <summary>Whether the expression is a comparison, which binds more loosely than a call.</summary>
    public bool IsComparison => OpenCl.EndsWith(" != 0", StringComparison.Ordinal) || OpenCl.EndsWith(" == 0", StringComparison.Ordinal);

    public string Template(Dialect dialect) => dialect.Pick(OpenCl, Cuda);

    public string[] Functions(Dialect dialect) => ReferenceEquals(dialect, Dialect.OpenCl) ? OpenClFunctions : CudaFunctions;
}

/// <summary>What a built-in function asks of the kernel that uses it.</summary>
[Flags]
internal enum Needs
{
    Nothing = 0,
    Group = 1,
    Barrier = 2,
    Int64Atomics = 4,
}
