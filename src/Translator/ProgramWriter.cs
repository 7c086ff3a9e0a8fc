using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelRD.Translator;

/// <summary>Writes the C program of one kernel in one dialect: the types and functions that it needs, then its entry point.</summary>
internal sealed class ProgramWriter(Dialect dialect, Compilation compilation, CancellationToken cancellation)
{
    private readonly List<string> _functions = [];
    private readonly HashSet<string> _builtIns = [];
    private readonly Dictionary<ISymbol, Dictionary<string, Helper>> _helpers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _functionNames = [];
    private readonly HashSet<DiagnosticInfo> _diagnostics = [];
    private Needs _needs;

    public Dialect Dialect => dialect;

    public TypeNames Types { get; } = new(dialect);

    public IEnumerable<DiagnosticInfo> Diagnostics => _diagnostics;

    public bool UsesBarrier => (_needs & Needs.Barrier) != 0;

    public bool UsesInt64Atomics => (_needs & Needs.Int64Atomics) != 0;

    public bool UsesDynamicShared { get; set; }

    /// <summary>Whether it allocates LocalMemory, of which the CPU engine keeps one for each thread.</summary>
    public bool UsesLocalMemory { get; set; }

    /// <summary>Whether the kernel being written reads Group and Grid itself.</summary>
    public bool IsGrouped { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(descriptor, location, arguments));

    /// <summary>The C name of a type; reports it where it has none.</summary>
    public string TypeName(ITypeSymbol? type, Location location, AddressSpace space = AddressSpace.Private)
    {
        if (type is not null && Types.Name(type, space) is { } name)
            return name;
        Report(Translator.Diagnostics.TypeOutside, location, type?.ToDisplayString() ?? "?");
        return "int";
    }

    /// <summary>The whole program.</summary>
    public string Write(IMethodSymbol kernel, string entryPoint)
    {
        cancellation.ThrowIfCancellationRequested();
        int axes = kernel.Parameters[0].Type.IndexAxes();
        IsGrouped = axes == 0;
        _functionNames.Add(entryPoint);
        var writer = new FunctionWriter(this, kernel, isKernel: true, []);
        string entry = IsGrouped ? writer.GroupedEntry(entryPoint) : writer.AutoGroupedEntry(entryPoint, axes);

        var text = new StringBuilder();
        text.Append($"// {kernel.ContainingType.Name}.{kernel.Name} in {dialect.Name}, from {Place(kernel)}\n");
        AppendLines(text, dialect.Header);
        if (Types.UsesDouble)
            AppendLines(text, dialect.DoubleHeader);
        if (UsesInt64Atomics)
            AppendLines(text, dialect.Int64AtomicsHeader);
        string code = string.Join("\n", [.. _functions, entry]);
        if (code.Contains("NAN") || code.Contains("INFINITY"))
            AppendLines(text, dialect.NonFiniteHeader);
        if (Types.Declarations.Count > 0)
            AppendLines(text.Append('\n'), string.Join("\n", Types.Declarations));
        return text.Append('\n').Append(code).ToString();
    }

    /// <summary>The C function for a method, written on first use; one for each combination of memories that arguments have.</summary>
    public Helper? Helper(IMethodSymbol method, AddressSpace[] spaces, Location location)
    {
        if (!_helpers.TryGetValue(method, out var instances))
            _helpers[method] = instances = [];
        string key = string.Join(",", spaces);
        if (instances.TryGetValue(key, out var helper))
        {
            if (!helper.IsComplete)
                Report(Translator.Diagnostics.Recursion, location, method.Name);
            return helper;
        }

        if (!HasSource(method))
        {
            Report(Translator.Diagnostics.NoSource, location, method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
            return null;
        }

        instances[key] = helper = new Helper(UniqueFunction(method));
        var writer = new FunctionWriter(this, method, isKernel: false, spaces);
        _functions.Add(writer.HelperFunction(helper));
        helper.IsComplete = true;
        return helper;
    }

    /// <summary>Notes what a built-in function needs and adds the functions behind it, in front of the one that is being written.</summary>
    public void Use(Intrinsic intrinsic, Func<string, string> fill)
    {
        _needs |= intrinsic.Needs;
        foreach (string function in intrinsic.Functions(dialect))
            UseFunction(fill(function));
    }

    /// <summary>Adds a function of ours, once.</summary>
    public void UseFunction(string text)
    {
        if (_builtIns.Add(text))
            _functions.Add($"{dialect.FunctionPrefix} {text}\n");
    }

    /// <summary>Reports what C could evaluate in another order.</summary>
    public void CheckOrder(IOperation body) => EvaluationOrder.Check(body, compilation, (change, name) =>
        Report(Translator.Diagnostics.EvaluationOrder, change.Syntax.GetLocation(), name));

    /// <summary>A method's bound body: the operation of its declaration, or null where there is no source.</summary>
    public IOperation? Body(IMethodSymbol method) => Body(method, compilation);

    public static IOperation? Body(IMethodSymbol method, Compilation compilation) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax && compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax)
            : null;

    /// <summary>The value that a field's declaration gives it, if it is a constant.</summary>
    public object? ConstantInitializer(IFieldSymbol field) =>
        field is { IsStatic: true, IsReadOnly: true }
        && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
        && compilation.GetSemanticModel(value.SyntaxTree).GetOperation(value) is { } operation
            ? operation.ConstantValue is { HasValue: true, Value: { } constant } ? constant : null
            : null;

    /// <summary>Operations that give a field or auto-property its first value.</summary>
    public IOperation? Initializer(IFieldSymbol field)
    {
        var value = (field.AssociatedSymbol ?? field).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } initializer } => initializer,
            PropertyDeclarationSyntax { Initializer.Value: { } initializer } => initializer,
            _ => null,
        };
        return value is null ? null : compilation.GetSemanticModel(value.SyntaxTree).GetOperation(value);
    }

    /// <summary>Where a method stands, for readers: file name and line.</summary>
    public static string Place(IMethodSymbol method)
    {
        var location = method.Locations[0].GetLineSpan();
        return $"{Path.GetFileName(location.Path)}:{location.StartLinePosition.Line + 1}";
    }

    private static void AppendLines(StringBuilder text, string lines)
    {
        if (lines.Length > 0)
            text.Append(lines.Replace("\r", "")).Append('\n');
    }

    private bool HasSource(IMethodSymbol method) =>
        !method.IsGenericMethod && !method.IsAbstract && !method.IsExtern && !method.ContainingType.IsGenericType
        && (Body(method) is not null || method.IsPrimaryConstructor());

    private string UniqueFunction(IMethodSymbol method)
    {
        string type = Literals.Identifier(method.ContainingType.Name);
        string name = method.MethodKind == MethodKind.Constructor ? type + "_new" : $"{type}_{Literals.Identifier(method.Name)}";
        string unique = name;
        for (int number = 2; !_functionNames.Add(unique); number++)
            unique = $"{name}_{number}";
        return unique;
    }
}

/// <summary>A C# method as a C function.</summary>
internal sealed class Helper(string name)
{
    public string Name { get; } = name;

    public bool IsComplete { get; set; }

    /// <summary>The memory that a returned view points into.</summary>
    public AddressSpace? ReturnSpace { get; set; }
}
