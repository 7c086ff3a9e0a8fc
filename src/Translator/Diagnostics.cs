using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>Everything that the translator can object to. docs/kernel-language.md has an example of each.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor Unsupported = Error(
        "KRD001", "Construct outside the kernel language", "{0} cannot be used in a kernel");

    public static readonly DiagnosticDescriptor NoSource = Error(
        "KRD002", "Call without source", "'{0}' cannot be called in a kernel: it is not built in, and its source is not in this project");

    public static readonly DiagnosticDescriptor ParameterType = Error(
        "KRD003", "Kernel parameter type", "Parameter '{0}' of type '{1}' cannot be passed to a kernel: {2}");

    public static readonly DiagnosticDescriptor Barrier = Error(
        "KRD004", "Barrier in non-uniform control flow", "Not all work-items of a group may reach this barrier together: {0}");

    public static readonly DiagnosticDescriptor Recursion = Error(
        "KRD005", "Recursion", "'{0}' calls itself, which a kernel cannot do");

    public static readonly DiagnosticDescriptor KernelShape = Error(
        "KRD006", "Method cannot be a kernel", "Kernel '{0}' {1}");

    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "KRD007", "Two kernels of one name", "Kernel '{0}' has the name of another kernel of its class");

    public static readonly DiagnosticDescriptor TypeOutside = Error(
        "KRD008", "Type outside the kernel language", "Type '{0}' cannot be used in a kernel");

    public static readonly DiagnosticDescriptor MixedMemory = Error(
        "KRD009", "Mixed memory", "A view or reference always points into one kind of memory; this mixes {0} and {1} memory");

    public static readonly DiagnosticDescriptor NeedsGroup = Error(
        "KRD010", "Needs an explicitly grouped kernel", "'{0}' needs an explicitly grouped kernel, one without a leading index parameter");

    public static readonly DiagnosticDescriptor KernelOnly = Error(
        "KRD011", "Shared memory outside the kernel's own body", "'{0}' must stand in the kernel itself, not in a method that it calls");

    public static readonly DiagnosticDescriptor ConstantSize = Error(
        "KRD012", "Size is no constant", "The size of {0} must be a compile-time constant above zero");

    public static readonly DiagnosticDescriptor EvaluationOrder = Error(
        "KRD013", "Order of side effects", "'{0}' is changed and used in one expression; split the statement, as C leaves the order open");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "KernelRD", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
