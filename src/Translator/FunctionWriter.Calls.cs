using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KernelRD.Translator;

internal sealed partial class FunctionWriter
{
    /// <summary>A call of a method with source.</summary>
    private CExpr Call(IMethodSymbol method, IOperation? instance, IOperation[] arguments, IOperation operation)
    {
        var spaces = new AddressSpace[arguments.Length + 1];
        var texts = new List<string>();
        if (instance is not null)
        {
            bool isPointer = PassesThisByReference(method);
            var self = isPointer ? Address(instance) : Visit(instance, null);
            spaces[0] = isPointer ? self.Space : AddressSpace.Private;
            texts.Add(self.Text);
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            bool isPointer = IsReference(method.Parameters[i]);
            var value = isPointer ? Address(arguments[i]) : Visit(arguments[i], null);
            spaces[i + 1] = isPointer || ViewType.Of(method.Parameters[i].Type) is not null ? value.Space : AddressSpace.Private;
            texts.Add(value.Text);
        }

        return _program.Helper(method, spaces, operation.Syntax.GetLocation()) is { } helper
            ? new CExpr($"{helper.Name}({string.Join(", ", texts)})", Precedence.Primary, helper.ReturnSpace ?? AddressSpace.Private)
            : new CExpr("0");
    }

    /// <summary>A built-in function or property out of the table, or null where it is none.</summary>
    private CExpr? Intrinsic(ISymbol symbol, ITypeSymbol? type, IOperation? instance, IOperation[] arguments, IOperation operation)
    {
        if (instance is not null || Intrinsics.Find(symbol, type, arguments.Length) is not { } intrinsic)
            return null;
        var location = operation.Syntax.GetLocation();
        if ((intrinsic.Needs & Needs.Group) != 0 && !_program.IsGrouped)
            Report(Diagnostics.NeedsGroup, location, $"{symbol.ContainingType.Name}.{symbol.Name}");
        var space = AddressSpace.Private;
        var texts = new List<string>();
        foreach (var argument in arguments)
        {
            bool isReference = argument.Parent is IArgumentOperation { Parameter: { } parameter } && IsReference(parameter);
            var value = isReference ? Address(argument) : Visit(argument, null);
            if (isReference)
                space = value.Space;
            texts.Add(value.Text);
        }

        if ((intrinsic.Needs & Needs.Scratch) != 0)
            texts.Add("&" + Shared("scratch", _program.TypeName(type, location), "", location, symbol.Name));
        string Fill(string template)
        {
            if (type is not null && template.IndexOf('$') >= 0)
            {
                var scalar = Scalar(type);
                string name = _program.TypeName(type, location);
                template = template.Replace("$T", name).Replace("$t", TypeNames.Id(type)).Replace("$f", scalar == SpecialType.System_Single ? "f" : "")
                    .Replace("$U", _dialect.Primitives[scalar is SpecialType.System_Double || scalar.IsLong() ? SpecialType.System_UInt64 : SpecialType.System_UInt32]);
            }

            return template.Replace("$S", _dialect.PointerSpaces[(int)space]).Replace("$s", TypeNames.Id(space));
        }

        _program.Use(intrinsic, Fill);
        string call = Fill(intrinsic.Template(_dialect)).Replace("$*", string.Join(", ", texts));
        for (int i = 0; i < texts.Count; i++)
            call = call.Replace("$" + i, texts[i]);
        return new CExpr(call, call[0] == '(' ? Precedence.Unary : Precedence.Primary);
    }

    /// <summary>One element of a view or array.</summary>
    private CExpr Element(IOperation view, IReadOnlyList<IOperation> indices)
    {
        view = Unwrap(view);
        var type = ViewType.Of(view.Type)!;
        var array = view is ILocalReferenceOperation { Local: var local } ? Lookup(local) : null;
        var value = array?.Array is null ? Visit(view, null) : default;
        var space = array?.Array is null ? value.Space : array.Space;
        string data = array?.Array is null ? $"{value.At(Precedence.Primary)}.data" : array.Name;
        if (type.Rank == 1)
            return new CExpr($"{data}[{Visit(indices[0], null).Text}]", Precedence.Primary, space);

        string stride = array?.Array is { } known ? $"{known.Stride}" : $"{value.At(Precedence.Primary)}.stride";
        var (x, y) = indices.Count == 2 ? (Visit(indices[0], null), Visit(indices[1], null)) : Components(indices[0]);
        string index = type.IsXContiguous
            ? $"{x.At(Precedence.Additive)} + {y.At(Precedence.Multiplicative)} * {stride}"
            : $"{x.At(Precedence.Multiplicative)} * {stride} + {y.At(Precedence.Multiplicative)}";
        return new CExpr($"{data}[{index}]", Precedence.Primary, space);
    }

    /// <summary>The two components of an Index2D.</summary>
    private (CExpr X, CExpr Y) Components(IOperation index)
    {
        if (index is IObjectCreationOperation { Arguments: { Length: 2 } parts, Initializer: null })
            return (Visit(parts[0].Value, null), Visit(parts[1].Value, null));
        if (index is IConversionOperation { Operand: ITupleOperation tuple })
            return (Visit(tuple.Elements[0], null), Visit(tuple.Elements[1], null));

        if (!IsPure(index))
            Unsupported(index, "An Index2D with side effects as an index");
        var value = Visit(index, null);
        return (Member(value, "x"), Member(value, "y"));
    }

    private CExpr ViewMember(IOperation instance, ViewType view, IPropertyReferenceOperation operation)
    {
        instance = Unwrap(instance);
        string name = operation.Property.Name;
        var location = operation.Syntax.GetLocation();
        var array = instance is ILocalReferenceOperation { Local: var local } ? Lookup(local) : null;
        var value = array?.Array is null ? Visit(instance, null) : new CExpr(array.Name, Precedence.Primary, array.Space);
        CExpr Part(string part) => Member(value, part);
        var extent = view.Rank == 2 ? Extents(array, value) : default;
        var length = array?.Array is { } known ? new CExpr($"{known.Length}") : Part("length");
        if (instance.Type is IArrayTypeSymbol && name == "Length")
            name = "IntLength";
        switch (name)
        {
            case "BaseView":
                if (view.Rank == 1)
                    return Visit(instance, null);
                string data = array?.Array is null ? Part("data").Text : array.Name;
                return Aggregate(TypeName(operation, value.Space), data, length.Text) with { Space = value.Space };
            case "Length" when view.Rank == 2:
                return new CExpr($"({_dialect.Primitives[SpecialType.System_Int64]}){extent.X} * {extent.Y}", Precedence.Multiplicative);
            case "Length":
            case "Extent" when view.Rank == 1:
                return array?.Array is null ? length : Cast(_dialect.Primitives[SpecialType.System_Int64], length);
            case "IntLength":
            case "IntExtent" when view.Rank == 1:
                return array?.Array is null ? Cast("int", length) : length;
            case "LengthInBytes":
                return new CExpr(
                    $"{length.Text} * ({_dialect.Primitives[SpecialType.System_Int64]})sizeof({_program.TypeName(view.Element, location)})", Precedence.Multiplicative);
            case "IsValid":
                return new CExpr($"{length.Text} > 0", Precedence.Relational);
            case "IntExtent" or "Extent":
                return Aggregate(TypeName(operation), extent.X, extent.Y);
            default:
                return Unsupported(operation, $"The view's '{name}'");
        }
    }

    private static (string X, string Y) Extents(Variable? array, CExpr view) => array?.Array is { } known
        ? ($"{known.X}", $"{known.Y}")
        : (Member(view, "extent_x").Text, Member(view, "extent_y").Text);

    /// <summary>X, Y, Z and Size of indices; strides; Value of specialised parameters.</summary>
    private CExpr? RuntimeProperty(IPropertyReferenceOperation operation)
    {
        string name = operation.Property.Name;
        var instance = operation.Instance;
        if (instance is null)
        {
            if (operation.Property.ContainingType.IndexAxes() is var axes and > 0 && name is "Zero" or "One")
            {
                string one = name == "One" ? "1" : "0";
                return axes == 1 ? new CExpr(one) : Aggregate(TypeName(operation), [.. Enumerable.Repeat(one, axes)]);
            }

            return operation.Property.FullName() switch
            {
                "KernelRD.Runtime.Grid.GlobalIndex" => GlobalIndex(operation),
                _ => null,
            };
        }

        var type = instance.Type;
        if (type.IsRuntimeType("SpecializedValue`1") && name == "Value")
            return Visit(instance, null);
        // Parts of a two-dimensional view's extent and stride need no structure in between.
        if (instance is IPropertyReferenceOperation { Instance: { } view, Property.Name: var part } && ViewType.Of(view.Type) is { Rank: 2 } viewType)
        {
            view = Unwrap(view);
            var array = view is ILocalReferenceOperation { Local: var local } ? Lookup(local) : null;
            var value = array?.Array is null ? Visit(view, null) : default;
            if (part == "Stride" && name is "XStride" or "YStride")
            {
                return (name == "XStride") == viewType.IsXContiguous ? new CExpr("1")
                    : array?.Array is { } known ? new CExpr($"{known.Stride}") : Member(value, "stride");
            }

            if (part is "IntExtent" or "Extent" && name is "X" or "Y")
            {
                var (x, y) = Extents(array, value);
                var extent = new CExpr(name == "X" ? x : y);
                return part == "Extent" ? Cast(_dialect.Primitives[SpecialType.System_Int64], extent) : extent;
            }
        }

        if (type.IndexAxes() == 1 || type.IsRuntimeType("LongIndex1D"))
            return name is "X" or "Size" ? Visit(instance, null) : null;
        if (type.IndexAxes() > 1 || type.IsRuntimeType("LongIndex2D"))
        {
            if (name is "X" or "Y" or "Z")
                return Member(Visit(instance, null), name.ToLowerInvariant());
            if (name == "Size" && IsPure(instance))
            {
                var index = Visit(instance, null);
                string size = $"{Member(index, "x").Text} * {Member(index, "y").Text}";
                return new CExpr(type.IndexAxes() == 3 ? $"{size} * {Member(index, "z").Text}" : size, Precedence.Multiplicative);
            }
        }

        return null;
    }

    private CExpr GlobalIndex(IOperation operation)
    {
        if (!_program.IsGrouped)
            Report(Diagnostics.NeedsGroup, operation.Syntax.GetLocation(), "Grid.GlobalIndex");
        return Aggregate(TypeName(operation), [.. Enumerable.Range(0, 3).Select(_dialect.GlobalIndex)]);
    }

    /// <summary>Componentwise arithmetic and comparison of Index2D and Index3D; null for other types.</summary>
    private CExpr? IndexOperator(BinaryOperatorKind kind, IOperation left, IOperation right)
    {
        int axes = left.Type.IndexAxes();
        if (axes == 0 || !left.Type.IsRuntimeType(right.Type!.MetadataName) || !Operators.TryGetValue(kind, out var symbol))
            return null;
        if (axes == 1)
            return Binary(kind, Visit(left, null), right, left);
        string type = TypeName(left);
        bool isTest = kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        string glue = kind == BinaryOperatorKind.Equals ? " && " : kind == BinaryOperatorKind.NotEquals ? " || " : ", ";
        string joined = string.Join(
            glue,
            Enumerable.Range(0, axes).Select(axis => $"a.{"xyz"[axis]} {symbol.Text} b.{"xyz"[axis]}"));
        string function = $"krd_{type}_{kind}";
        _program.UseFunction(
            $"{(isTest ? "bool" : type)} {function}({type} a, {type} b)\n{{\n    return {(isTest ? joined : Aggregate(type, joined).Text)};\n}}");
        return new CExpr($"{function}({Visit(left, null).Text}, {Visit(right, null).Text})");
    }

    /// <summary>SubView, Cast and the like.</summary>
    private CExpr? ViewCall(IInvocationOperation operation, IOperation instance, IOperation[] arguments)
    {
        string name = operation.TargetMethod.Name;
        if (name is not ("SubView" or "Cast") || !IsPure(instance) || !arguments.All(IsPure))
            return null;
        var view = Visit(instance, null);
        string data = Member(view, "data").Text, length = Member(view, "length").Text;
        string type = TypeName(operation, view.Space);
        string wide = _dialect.Primitives[SpecialType.System_Int64];
        if (name == "Cast")
        {
            string element = _program.TypeName(ViewType.Of(operation.Type)!.Element, operation.Syntax.GetLocation());
            string old = _program.TypeName(ViewType.Of(instance.Type)!.Element, operation.Syntax.GetLocation());
            string count = $"{length} * ({wide})sizeof({old}) / ({wide})sizeof({element})";
            return Aggregate(type, $"({_dialect.PointerSpaces[(int)view.Space]}{element}*){data}", count) with { Space = view.Space };
        }

        var start = Visit(arguments[0], null);
        string rest = arguments.Length == 2 ? Visit(arguments[1], null).Text : $"{length} - {start.At(Precedence.Multiplicative)}";
        return Aggregate(type, $"{data} + {start.At(Precedence.Multiplicative)}", rest) with { Space = view.Space };
    }

    /// <summary>
    /// Declares the array behind SharedMemory.Allocate, LocalMemory.Allocate or new T[n]; null for any other operation.
    /// </summary>
    private Variable? TryAllocate(IOperation operation, string? name)
    {
        return null;
    }

    /// <summary>Declares a shared variable in the kernel's entry point and returns its name.</summary>
    private string Shared(string name, string type, string size, Location location, string what)
    {
        name = _names.Unique(name);
        if (!_program.IsGrouped)
            Report(Diagnostics.NeedsGroup, location, what);
        else if (!_isKernel)
            Report(Diagnostics.KernelOnly, location, what);
        _sharedDeclarations.Add($"{_dialect.SharedDeclaration} {type} {name}{size};");
        return name;
    }
}
