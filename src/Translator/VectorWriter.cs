using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace KernelRD.Translator;

/// <summary>
/// Writes a kernel's body for a SIMD register of neighbouring work-items. What is the same for all of them stays scalar, as the kernel has
/// it; views are read and written whole registers at a time where neighbours are neighbours in memory, else lane by lane; every operation on
/// float, int and uint keeps its bits, and a byte is read as an int. Flow of control may only depend on what is uniform; assignments to
/// variables may depend on more, by a mask. All else is refused.
/// </summary>
internal sealed partial class VectorWriter
{
    private const string LaneMemory = "global::KernelRD.Runtime.LaneMemory";

    private readonly IMethodSymbol _kernel;
    private readonly Compilation _compilation;
    private readonly VectorFacts _facts;
    private readonly HashSet<string> _names = ["args", "shape", "tile", "Run"];
    private readonly Dictionary<ISymbol, string> _locals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, string> _rows = [];
    private readonly Dictionary<ISymbol, string> _arrays = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, VectorValue> _values = new(SymbolEqualityComparer.Default);
    private readonly List<(string Root, string? Place, bool IsStore)> _accesses = [];

    // Which lanes take part, inside an if that not all of them enter.
    private string? _mask;
    private int _guards;

    // How deep in parts that not every work-item need come to, though all alike.
    private int _options;
    private int _calls;
    private int _valueCalls;
    private int _depth;

    public VectorWriter(IMethodSymbol kernel, Compilation compilation, VectorFacts facts)
    {
        _kernel = kernel;
        _compilation = compilation;
        _facts = facts;
        foreach (var parameter in kernel.Parameters.Skip(1))
        {
            string name = Unique(parameter.Name);
            Parameters.Add(name);
            _values[parameter] = new VectorValue(name, parameter.Type, Root: IsView(parameter.Type) ? name : null);
        }

        string index = kernel.Parameters[0].Name;
        for (int axis = 0; axis < kernel.Parameters[0].Type.IndexAxes(); axis++)
            Index.Add(Unique($"{index}{"XYZ"[axis]}"));
        Lanes = Unique("lanes");
        Last = Unique("last");
    }

    /// <summary>The names of the parameters behind the index.</summary>
    public List<string> Parameters { get; } = [];

    /// <summary>The names of the work-item's coordinates.</summary>
    public List<string> Index { get; } = [];

    public string Lanes { get; }

    public string Last { get; }

    /// <summary>The work-item's own arrays, before all loops: an element is a register.</summary>
    public List<string> ArrayLines { get; } = [];

    /// <summary>What is the same for a whole row, before the loop over X.</summary>
    public List<string> RowLines { get; } = [];

    /// <summary>The body.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Whether a work-item may run twice, since it reads nothing that it writes.</summary>
    public bool IsRepeatable => !_accesses.Any(access => !access.IsStore && IsStored(access.Root));

    public void Write(IOperation body) => Visit(body);

    /// <summary>
    /// Whether work-items that run side by side touch the views that they write and read only each in its own place. Where they only write,
    /// two of them in one place would race anyway.
    /// </summary>
    public bool CanRunInRegisters()
    {
        var stored = _accesses.Where(access => IsStored(access.Root)).ToLookup(access => access.Root);
        return stored.Count > 0 && stored.All(root => root.All(access => access.IsStore)
            || root.All(access => access.Place is not null && access.Place == root.First().Place));
    }

    public static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private bool IsReachedByAll => _depth + _options + _guards == 0;

    private bool IsStored(string root) => _accesses.Any(access => access.IsStore && access.Root == root);

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IMethodBodyOperation body:
                Visit(body.BlockBody ?? body.ExpressionBody ?? throw Refuse());
                break;
            case IBlockOperation block:
                foreach (var statement in block.Operations)
                    Visit(statement);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                {
                    var value = declarator.GetVariableInitializer()?.Value;
                    if (value is IInvocationOperation { TargetMethod.Name: "Allocate" } call && call.TargetMethod.ContainingType.IsRuntimeType("LocalMemory"))
                        DeclareArray(declarator.Symbol, call);
                    else
                        Declare(declarator.Symbol, declarator.Symbol.Type, value is null ? null : Evaluate(value));
                }

                break;
            case IExpressionStatementOperation { Operation: var expression }:
                VisitEffect(expression);
                break;
            case IConditionalOperation choice:
                VisitIf(choice);
                break;
            case IForLoopOperation loop:
                foreach (var before in loop.Before)
                    Visit(before);
                VisitLoop(loop.Condition ?? throw Refuse(), [loop.Body, .. loop.AtLoopBottom]);
                break;
            case IWhileLoopOperation { ConditionIsTop: true, ConditionIsUntil: false, Condition: { } condition } loop:
                VisitLoop(condition, [loop.Body]);
                break;
            case IReturnOperation { ReturnedValue: null, IsImplicit: true } or IEmptyOperation:
                break;
            default:
                throw Refuse();
        }
    }

    private void VisitEffect(IOperation expression)
    {
        switch (expression)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                Assign(assignment.Target, Evaluate(assignment.Value));
                break;
            case ICompoundAssignmentOperation { OperatorMethod: null } change
                when change.InConversion.IsIdentity && change.OutConversion.IsIdentity:
                Assign(change.Target, Binary(change.OperatorKind, change.Type!, Evaluate(change.Target), Evaluate(change.Value)));
                break;
            case IIncrementOrDecrementOperation { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } step:
                var one = new VectorValue("1", _compilation.GetSpecialType(SpecialType.System_Int32));
                var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
                Assign(step.Target, Binary(kind, step.Type!, Evaluate(step.Target), one with { Type = step.Type! }));
                break;
            case IInvocationOperation { TargetMethod.ReturnsVoid: true } call:
                Inline(call, [.. call.Arguments.Select(argument => Evaluate(argument.Value))]);
                break;
            default:
                throw Refuse();
        }
    }

    private void VisitIf(IConditionalOperation choice)
    {
        var condition = Evaluate(choice.Condition);
        if (condition.IsUniform)
        {
            Emit($"if ({Bare(condition.Text)})");
            VisitNested([choice.WhenTrue]);
            if (choice.WhenFalse is { } other)
            {
                Emit("else");
                VisitNested([other]);
            }

            return;
        }

        string? outer = _mask;
        string mask = Unique("mask");
        Emit($"var {mask} = {Bare(condition.Text)};");
        VisitMasked(choice.WhenTrue, outer is null ? mask : $"({outer} & {mask})");
        VisitMasked(choice.WhenFalse, outer is null ? $"(~{mask})" : $"({outer} & ~{mask})");
        _mask = outer;
    }

    private void VisitMasked(IOperation? branch, string mask)
    {
        if (branch is null)
            return;
        _mask = mask;
        _guards++;
        Visit(branch);
        _guards--;
    }

    private void VisitLoop(IOperation condition, IReadOnlyList<IOperation> body)
    {
        int before = Lines.Count;
        var value = Evaluate(condition);
        if (!value.IsUniform || Lines.Count > before)
            throw Refuse();
        Emit($"while ({Bare(value.Text)})");
        VisitNested(body);
    }

    private void VisitNested(IReadOnlyList<IOperation> body)
    {
        Emit("{");
        _depth++;
        foreach (var operation in body)
            Visit(operation);
        _depth--;
        Emit("}");
    }

    private void Declare(ISymbol symbol, ITypeSymbol type, VectorValue? initializer)
    {
        string name = Unique(symbol.Name);
        _locals[symbol] = name;
        if (initializer is { } value)
        {
            _facts.Assign(name, value.Lanes);
            if (!value.IsSteady || !IsReachedByAll)
                _facts.Change(name);
        }

        // Another name for what the loop has already.
        if (initializer is { } same && _facts.IsSteady(name) && (same.Lanes == Translator.Lanes.Affine || SyntaxFacts.IsValidIdentifier(same.Text)))
        {
            _values[symbol] = same with { Type = type };
            return;
        }

        var lanes = _facts.LanesOf(name);
        var lines = lanes == Translator.Lanes.Uniform && _facts.IsSteady(name) && initializer is not null ? RowLines : Lines;
        Emit(lines, lanes == Translator.Lanes.Varying
            ? $"{VectorType(type)} {name} = {(initializer is { } start ? Bare(Widen(start)) : "default")};"
            : $"{Name(type)} {name} = {(initializer is { } scalar ? Bare(scalar.Text) : "default")};");
        _values[symbol] = new VectorValue(name, type, lanes, _facts.IsSteady(name), initializer?.Root);
    }

    private void DeclareArray(ISymbol symbol, IInvocationOperation allocation)
    {
        if (allocation.Arguments[0].Value.ConstantValue.Value is not int length)
            throw Refuse();
        string type = VectorType(allocation.TargetMethod.TypeArguments[0]);
        string name = Unique(symbol.Name);
        ArrayLines.Add($"{type}* {name} = stackalloc {type}[{length}];");
        _arrays[symbol] = name;
    }

    private bool IsArray(IOperation? view) => view is ILocalReferenceOperation { Local: var local } && _arrays.ContainsKey(local);

    /// <summary>An element of a work-item's own array, which all have at the same index.</summary>
    private VectorValue ArrayElement(IPropertyReferenceOperation element)
    {
        var index = Evaluate(element.Arguments[0].Value);
        if (_guards > 0 || !index.IsUniform)
            throw Refuse();
        string name = _arrays[((ILocalReferenceOperation)element.Instance!).Local];
        return new VectorValue($"{name}[{Bare(index.Text)}]", element.Type!, Translator.Lanes.Varying, IsSteady: false);
    }

    private void Assign(IOperation target, VectorValue value)
    {
        switch (target)
        {
            case IPropertyReferenceOperation { Arguments.Length: 1 } item when IsArray(item.Instance):
                Emit($"{ArrayElement(item).Text} = {Bare(Widen(value))};");
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation when Evaluate(target) is { Root: null } variable
                && _locals.TryGetValue(Variable(target)!, out string? name):
                _facts.Assign(name, _mask is null ? value.Lanes : Translator.Lanes.Varying);
                _facts.Change(name);
                if (_facts.LanesOf(name) != Translator.Lanes.Varying)
                    Emit($"{name} = {Bare(value.Text)};");
                else
                    Emit($"{name} = {(_mask is { } mask ? Select(mask, value, variable, variable.Type) : Bare(Widen(value)))};");
                break;
            case IPropertyReferenceOperation { Arguments.Length: > 0 } element when _guards == 0 && _valueCalls == 0:
                var (reference, root, place, lanes, _) = Element(element);
                if (lanes == Translator.Lanes.Uniform)
                    throw Refuse();
                _accesses.Add((root, place, true));
                Emit(lanes == Translator.Lanes.Affine
                    ? $"Vector.StoreUnsafe({Bare(Widen(value))}, ref {reference});"
                    : $"{LaneMemory}.Scatter({reference}, {Bare(Widen(value))});");
                break;
            default:
                throw Refuse();
        }
    }

    private static ISymbol? Variable(IOperation operation) =>
        operation is ILocalReferenceOperation local ? local.Local : (operation as IParameterReferenceOperation)?.Parameter;

    /// <summary>
    /// An element of a view: how C# refers to it, or to the view and its indices where neighbours are far apart, and a text that is the same
    /// wherever neighbours mean the same place; its row and place in that, where the start of the row is found once.
    /// </summary>
    private (string Reference, string Root, string? Place, Lanes Lanes, (string Row, string Place)? InRow) Element(IPropertyReferenceOperation element)
    {
        if (element.Instance is null || Evaluate(element.Instance) is not { Root: { } root } view || _guards > 0)
            throw Refuse();
        var indices = element.Arguments.Select(argument => Evaluate(argument.Value)).ToList();
        if (Index.Count == 2 && element.Arguments[0].Value is IParameterReferenceOperation { Parameter: var whole } && IsIndex(whole))
            indices = [Coordinate(0, indices[0].Type), Coordinate(1, indices[0].Type)];
        // Which of the indices neighbours in memory differ in.
        bool isDenseY = ((INamedTypeSymbol)view.Type).TypeArguments.Last().Name == "DenseY";
        int along = isDenseY ? 1 : 0;
        var lanes = indices.All(index => index.IsUniform) ? Translator.Lanes.Uniform
            : along < indices.Count && indices[along].Lanes == Translator.Lanes.Affine
                && indices.Where((_, i) => i != along).All(index => index.IsUniform) ? Translator.Lanes.Affine
            : Translator.Lanes.Varying;
        if (lanes == Translator.Lanes.Varying)
        {
            return view.Type.Name == "ArrayView" && indices[0].Type.SpecialType == SpecialType.System_Int32
                ? ($"{view.Text}, {Bare(Widen(indices[0]))}", root, null, lanes, null)
                : throw Refuse();
        }

        string? place = lanes == Translator.Lanes.Affine && indices[along].IsSteady ? $"{view.Text}[{indices[along].Text}]" : null;
        // The start of a row is found once for the row.
        bool hasRow = place is not null && indices.Count == 2 && indices[1 - along].IsSteady && view.IsSteady && IsReachedByAll;
        if (!hasRow)
            return ($"{view.Text}[{Join(indices)}]", root, place, lanes, null);
        string row = Row(root, view.Text, along, indices[1 - along].Text);
        return ($"{row}, (nuint){indices[along].Text}", root, place, lanes, (row, indices[along].Text));
    }

    private string Row(string root, string view, int along, string across)
    {
        string start = along == 0 ? $"{view}[0, {Bare(across)}]" : $"{view}[{Bare(across)}, 0]";
        if (!_rows.TryGetValue(start, out string? row))
        {
            _rows[start] = row = Unique(root + "Row");
            Emit(RowLines, $"ref var {row} = ref {start};");
        }

        return row;
    }

    private VectorValue Load(IPropertyReferenceOperation element)
    {
        var (reference, root, place, lanes, inRow) = Element(element);
        _accesses.Add((root, place, false));
        var type = element.Type!;
        if (lanes == Translator.Lanes.Uniform)
            return new VectorValue(reference, type, IsSteady: false);
        bool isByte = type.SpecialType == SpecialType.System_Byte;
        if (!isByte)
            _ = VectorType(type);
        string text = inRow is var (row, index) && type.SpecialType == SpecialType.System_Single && FromWindow(root, row, index) is { } kept
            ? kept
            : lanes == Translator.Lanes.Varying ? $"{LaneMemory}.Gather({reference})"
            : isByte ? $"{LaneMemory}.Load(ref {reference})"
            : $"Vector.LoadUnsafe(ref {reference})";
        return new VectorValue(text, type, Translator.Lanes.Varying, IsSteady: false);
    }

    /// <summary>Writes a helper's body here and returns its value.</summary>
    private VectorValue? Inline(IInvocationOperation call, IReadOnlyList<VectorValue> arguments)
    {
        var method = call.TargetMethod;
        if (method is not { IsStatic: true, IsGenericMethod: false } || TakesReference(method) || ++_calls > 100)
            throw Refuse();
        var body = ProgramWriter.Body(method, _compilation) as IMethodBodyOperation ?? throw Refuse();
        foreach (var (parameter, value) in call.Arguments.Zip(arguments, (argument, value) => (argument.Parameter!, value)))
        {
            if (value.Root is not null)
                _values[parameter] = value;
            else
                Declare(parameter, parameter.Type, value);
        }

        if (method.ReturnsVoid)
        {
            Visit(body);
            return null;
        }

        _valueCalls++;
        var statements = (body.BlockBody ?? body.ExpressionBody)!.Operations;
        foreach (var statement in statements.Take(statements.Length - 1))
            Visit(statement);
        var result = Evaluate((statements.Last() as IReturnOperation)?.ReturnedValue ?? throw Refuse());
        _valueCalls--;
        return result;
    }

    private static bool TakesReference(IMethodSymbol method) => method.Parameters.Any(parameter => parameter.RefKind != RefKind.None);

    /// <summary>The text without the parentheses around it.</summary>
    private static string Bare(string text)
    {
        int open = 0;
        for (int i = 0; i < text.Length; i++)
        {
            open += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (open == 0)
                return i > 0 && i == text.Length - 1 && text[0] == '(' ? text.Substring(1, i - 1) : text;
        }

        return text;
    }

    private void Emit(string line) => Emit(Lines, line);

    private void Emit(List<string> lines, string line) => lines.Add(new string(' ', 4 * _depth) + line);

    private string Unique(string name)
    {
        string unique = name = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : name + "_";
        for (int number = 2; !_names.Add(unique); number++)
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        return unique;
    }

    private static NotVectorizableException Refuse() => new();
}
