using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KernelRD.Translator;

/// <summary>
/// Writes one C# method as C: the one walker over the bound operations. What it does not visit is not part of the kernel language and
/// is reported. Statements append lines; expressions return their text.
/// </summary>
internal sealed partial class FunctionWriter : OperationVisitor<object?, CExpr>
{
    private readonly ProgramWriter _program;
    private readonly Dialect _dialect;
    private readonly IMethodSymbol _method;
    private readonly bool _isKernel;
    private readonly AddressSpace[] _spaces;
    private readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);
    private readonly Names _names = new();
    private readonly StringBuilder _text = new();
    private readonly List<string> _sharedDeclarations = [];
    private Helper? _helper;
    private Variable? _this;
    private int _indent = 1;

    /// <param name="program">The program that the function becomes part of.</param>
    /// <param name="method">The method.</param>
    /// <param name="isKernel">Whether it is the kernel itself.</param>
    /// <param name="spaces">For a called method: the memory that this and each parameter points into.</param>
    public FunctionWriter(ProgramWriter program, IMethodSymbol method, bool isKernel, AddressSpace[] spaces)
    {
        _program = program;
        _dialect = program.Dialect;
        _method = method;
        _isKernel = isKernel;
        _spaces = spaces;
    }

    private string Comment => $"// {_method.ContainingType.Name}.{_method.Name}, {ProgramWriter.Place(_method)}\n";

    /// <summary>An implicitly grouped kernel: a function for one work-item, and an entry point that calls it.</summary>
    public string AutoGroupedEntry(string entryPoint, int axes)
    {
        var index = _method.Parameters[0];
        string indexName = _names.Unique(index.Name);
        _variables[index] = new Variable(indexName);
        var itemParameters = new List<string> { $"{TypeOf(index)} {indexName}" };
        foreach (var parameter in _method.Parameters.Skip(1))
        {
            string name = IsSpecialized(parameter) ? SpecializedName(parameter) : _names.Unique(parameter.Name);
            var variable = _variables[parameter] = new Variable(name, AddressSpace.Global);
            if (!IsSpecialized(parameter))
                itemParameters.Add($"{TypeOf(parameter)} {variable.Name}");
        }

        WriteBody();
        string item = $"{Comment}{_dialect.FunctionPrefix} void {entryPoint}_item({string.Join(", ", itemParameters)})\n{{\n{_text}}}\n";

        // The entry point has names of its own.
        _text.Clear();
        var names = new Names();
        var extents = Enumerable.Range(0, axes).Select(axis => "int " + names.Unique("extent_" + "xyz"[axis]));
        var parameters = new List<string> { string.Join(", ", extents) };
        var arguments = new List<string>();
        foreach (var parameter in _method.Parameters.Skip(1))
        {
            var variable = DeclareKernelParameter(parameter, names, parameters);
            if (!IsSpecialized(parameter))
                arguments.Add(variable.Name);
        }

        string[] position = Enumerable.Range(0, axes).Select(axis => names.Unique("xyz"[axis].ToString())).ToArray();
        arguments.Insert(0, axes == 1 ? position[0] : Aggregate(TypeOf(index), position).Text);
        string call = $"{entryPoint}_item({string.Join(", ", arguments)});";
        if (_dialect.HasBlocks)
        {
            _text.Append("#ifdef KRD_BLOCKS\n");
            WriteBlock(position, names, call);
            _text.Append("#else\n");
        }

        for (int axis = axes - 1; axis >= 0; axis--)
        {
            Line($"int {position[axis]} = {_dialect.GlobalIndex(axis)};");
            Line($"if ({position[axis]} >= extent_{"xyz"[axis]})");
            Line("    return;");
        }

        Line(call);
        if (_dialect.HasBlocks)
            _text.Append("#endif\n");
        return $"{item}\n{_dialect.EntryPrefix} void {_dialect.AutoGroupedBounds}{entryPoint}({OnePerLine(parameters)})\n{{\n{_text}}}\n";
    }

    /// <summary>Runs a block of indices, X innermost: the extent divided by the number of work-items along each axis.</summary>
    private void WriteBlock(string[] position, Names names, string call)
    {
        string[] end = new string[position.Length];
        string[] first = new string[position.Length];
        for (int axis = position.Length - 1; axis >= 0; axis--)
        {
            string block = names.Unique(position[axis] + "_block");
            first[axis] = names.Unique(position[axis] + "_first");
            end[axis] = names.Unique(position[axis] + "_end");
            string extent = "extent_" + "xyz"[axis];
            Line($"int {block} = ({extent} - 1) / (int)get_global_size({axis}) + 1;");
            Line($"int {first[axis]} = {_dialect.GlobalIndex(axis)} * {block};");
            Line($"int {end[axis]} = {extent} - {first[axis]} < {block} ? {extent} : {first[axis]} + {block};");
        }

        string indent = "";
        for (int axis = position.Length - 1; axis >= 0; axis--, indent += "    ")
            Line($"{indent}for (int {position[axis]} = {first[axis]}; {position[axis]} < {end[axis]}; {position[axis]}++)");
        Line(indent + call);
    }

    /// <summary>An explicitly grouped kernel: the entry point is the method itself, as shared variables must be declared there.</summary>
    public string GroupedEntry(string entryPoint)
    {
        var parameters = new List<string>();
        foreach (var parameter in _method.Parameters)
            _variables[parameter] = DeclareKernelParameter(parameter, _names, parameters);

        WriteBody();
        if (_program.UsesDynamicShared)
        {
            if (_dialect.DynamicSharedParameter is { } shared)
                parameters.Add(shared);
            parameters.Add("int dynamic_shared_bytes");
            if (_dialect.DynamicSharedDeclaration is { } declaration)
                _sharedDeclarations.Insert(0, declaration);
        }

        string declarations = string.Concat(_sharedDeclarations.Select(declaration => $"    {declaration}\n"));
        return $"{Comment}{_dialect.EntryPrefix} void {entryPoint}({OnePerLine(parameters)})\n{{\n{declarations}{_text}}}\n";
    }

    /// <summary>A method that a kernel calls.</summary>
    public string HelperFunction(Helper helper)
    {
        _helper = helper;
        var parameters = new List<string>();
        bool isConstructor = _method.MethodKind == MethodKind.Constructor;
        string type = isConstructor || !_method.IsStatic ? _program.TypeName(_method.ContainingType, Place) : "";
        if (isConstructor)
        {
            _this = new Variable("self");
        }
        else if (!_method.IsStatic)
        {
            _this = new Variable("self", _spaces[0]) { IsPointer = PassesThisByReference(_method) };
            parameters.Add(_this.IsPointer ? $"{_dialect.PointerSpaces[(int)_spaces[0]]}{type}* self" : $"{type} self");
        }

        for (int i = 0; i < _method.Parameters.Length; i++)
        {
            var parameter = _method.Parameters[i];
            var space = _spaces[i + 1];
            string name = _names.Unique(parameter.Name);
            bool isPointer = IsReference(parameter);
            _variables[parameter] = new Variable(name, space) { IsPointer = isPointer };
            parameters.Add(isPointer
                ? $"{_dialect.PointerSpaces[(int)space]}{_program.TypeName(parameter.Type, Place)}* {name}"
                : $"{_program.TypeName(parameter.Type, Place, space)} {name}");
        }

        if (isConstructor)
            WriteConstructorStart(type);
        if (!_method.IsPrimaryConstructor())
            WriteBody();
        if (isConstructor)
            Line("return self;");
        string result = isConstructor ? type : _program.TypeName(_method.ReturnType, Place, helper.ReturnSpace ?? AddressSpace.Private);
        if (_method.RefKind != RefKind.None)
            Report(Diagnostics.Unsupported, _method.Locations[0], "Returning a reference");
        string list = parameters.Count == 0 ? "void" : string.Join(", ", parameters);
        return $"{Comment}{_dialect.FunctionPrefix} {result} {helper.Name}({list})\n{{\n{_text}}}\n";
    }

    /// <summary>Whether a method gets a pointer to its structure: it may change it.</summary>
    private static bool PassesThisByReference(IMethodSymbol method) => !method.IsReadOnly && !method.ContainingType.IsReadOnly
        && method.MethodKind is not MethodKind.PropertyGet;

    /// <summary>Whether a parameter is a C pointer; an in parameter travels by value.</summary>
    private static bool IsReference(IParameterSymbol parameter) => parameter.RefKind is RefKind.Ref or RefKind.Out;

    private Location Place => _method.Locations[0];

    private string TypeOf(IParameterSymbol parameter) => _program.TypeName(parameter.Type, parameter.Locations[0], AddressSpace.Global);

    /// <summary>The macro that a specialised parameter's value is given by.</summary>
    public static string SpecializedName(IParameterSymbol parameter) => $"KRD_{Literals.Identifier(parameter.Name)}";

    /// <summary>Adds the C parameters for one of the kernel's, puts views together from theirs, and returns the variable.</summary>
    private Variable DeclareKernelParameter(IParameterSymbol parameter, Names names, List<string> parameters)
    {
        if (IsSpecialized(parameter))
            return new Variable(SpecializedName(parameter));
        string name = names.Unique(parameter.Name), type = TypeOf(parameter);
        if (ViewType.Of(parameter.Type) is not { } view)
        {
            parameters.Add($"{type} {name}");
            return new Variable(name);
        }

        string wide = _dialect.Primitives[SpecialType.System_Int64];
        string element = _program.TypeName(view.Element, parameter.Locations[0]);
        string[] parts = "data offset length extent_x extent_y stride".Split(' ').Take(view.Rank == 1 ? 3 : 6)
            .Select(part => names.Unique($"{parameter.Name}_{part}")).ToArray();
        string pointer = $"{_dialect.PointerSpaces[(int)AddressSpace.Global]}{element}* KRD_RESTRICT {parts[0]}";
        var extent = parts.Skip(3).Select(part => $"int {part}");
        parameters.Add(string.Join(", ", [pointer, $"{wide} {parts[1]}", $"{wide} {parts[2]}", .. extent]));
        string start = _dialect.HasOffsets ? $"{parts[0]} + {parts[1]}" : parts[0];
        Line($"{type} {name} = {Aggregate(type, [start, .. parts.Skip(2)]).Text};");
        return new Variable(name, AddressSpace.Global);
    }

    private static string OnePerLine(IEnumerable<string> parameters) =>
        string.Concat(parameters.Select(parameter => $"\n    {parameter},")).TrimEnd(',');

    private static bool IsSpecialized(IParameterSymbol parameter) => parameter.Type.IsRuntimeType("SpecializedValue`1");

    private void WriteBody()
    {
        var operation = _program.Body(_method);
        if (operation is not null)
            _program.CheckOrder(operation);
        switch (operation)
        {
            case IMethodBodyBaseOperation body:
                if (body is IConstructorBodyOperation { Initializer: { } initializer })
                    Unsupported(initializer, "A constructor initializer");
                WriteStatements((body.BlockBody ?? body.ExpressionBody)!);
                break;
            case ILocalFunctionOperation function:
                WriteStatements((function.Body ?? function.IgnoredBody)!);
                break;
            case { } block:
                WriteStatements(block);
                break;
        }
    }

    /// <summary>What a constructor does before its body: all is zero, then fields and record properties get their values.</summary>
    private void WriteConstructorStart(string type)
    {
        Line($"{type} self = {_dialect.Zero};");
        foreach (var field in _method.ContainingType.InstanceFields())
        {
            if (_program.Initializer(field) is { } initializer)
                Line($"self.{TypeNames.FieldName(field)} = {Visit(initializer, null).Text};");
            else if (_method.IsPrimaryConstructor() && field.AssociatedSymbol is IPropertySymbol property
                && _method.Parameters.FirstOrDefault(parameter => parameter.Name == property.Name) is { } parameter)
                Line($"self.{TypeNames.FieldName(field)} = {_variables[parameter].Name};");
        }
    }

    private void Line(string text) => _text.Append(' ', 4 * _indent).Append(text).Append('\n');

    private CExpr Aggregate(string type, params string[] values) =>
        new(string.Format(System.Globalization.CultureInfo.InvariantCulture, _dialect.Aggregate, type, string.Join(", ", values)));

    private void Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        _program.Report(descriptor, location, arguments);

    private CExpr Unsupported(IOperation operation, string? what = null)
    {
        string kind = operation.Kind == OperationKind.None
            ? operation.Syntax.GetType().Name.Replace("Syntax", "")
            : operation.Kind.ToString();
        Report(Diagnostics.Unsupported, operation.Syntax.GetLocation(), what ?? $"'{kind}'");
        return new CExpr("0");
    }
}
