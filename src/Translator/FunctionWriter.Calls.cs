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

        string Fill(string template)
        {
            if (type is not null && template.IndexOf('$') >= 0)
            {
                var scalar = Scalar(type);
                string name = _program.TypeName(type, location);
                bool isWide = scalar is SpecialType.System_Double || scalar.IsLong();
                template = template.Replace("$T", name).Replace("$t", _program.Types.Tag(type))
                    .Replace("$f", scalar == SpecialType.System_Single ? "f" : "")
                    .Replace("$U", _dialect.Primitives[isWide ? SpecialType.System_UInt64 : SpecialType.System_UInt32]);
            }

            return template.Replace("$S", _dialect.PointerSpaces[(int)space]).Replace("$s", TypeNames.Id(space));
        }

        // Index3D, where the result is one, must have been declared.
        TypeName(operation);
        _program.Use(intrinsic, Fill);
        string template = intrinsic.Template(_dialect), what = $"Group.{symbol.Name}";
        if (template.Contains("$count"))
            template = template.Replace("$count", "&" + Shared("count", "int", "", location, what));
        if (template.Contains("$slot"))
            template = template.Replace("$slot", "&" + Shared("slot", _program.TypeName(type, location), "", location, what));
        string call = Fill(template).Replace("$*", string.Join(", ", texts));
        for (int i = 0; i < texts.Count; i++)
            call = call.Replace("$" + i, texts[i]);
        return new CExpr(call, intrinsic.IsComparison ? Precedence.Equality : call[0] == '(' ? Precedence.Unary : Precedence.Primary);
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
        // The row first: clang then sees that neighbours in it, x - 1 and x + 1, are neighbours in memory.
        string index = type.IsXContiguous
            ? $"{y.At(Precedence.Multiplicative)} * {stride} + {x.At(Precedence.Additive)}"
            : $"{x.At(Precedence.Multiplicative)} * {stride} + {y.At(Precedence.Additive)}";
        return new CExpr($"{data}[{index}]", Precedence.Primary, space);
    }

    /// <summary>The two components of an Index2D.</summary>
    private (CExpr X, CExpr Y) Components(IOperation index)
    {
        if (index is IObjectCreationOperation { Arguments: { Length: 2 } parts, Initializer: null })
            return (Visit(parts[0].Value, null), Visit(parts[1].Value, null));
        if (index is IConversionOperation { Operand: var operand } && AsTuple(operand) is { } tuple)
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
                string size = $"({_dialect.Primitives[SpecialType.System_Int64]})sizeof({_program.TypeName(view.Element, location)})";
                return new CExpr($"{length.Text} * {size}", Precedence.Multiplicative);
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

            return null;
        }

        var type = instance.Type;
        if (type.IsRuntimeType("SpecializedValue`1") && name == "Value")
            return Visit(instance, null);
        // Parts of a two-dimensional view's extent and stride need no structure in between.
        if (instance is IPropertyReferenceOperation { Instance: { } view, Property.Name: var part }
            && ViewType.Of(view.Type) is { Rank: 2 } viewType)
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
        var (result, value) = isTest ? ("bool", joined) : (type, Aggregate(type, joined).Text);
        _program.UseFunction($"{result} {function}({type} a, {type} b)\n{{\n    return {value};\n}}");
        return new CExpr($"{function}({Visit(left, null).Text}, {Visit(right, null).Text})");
    }

    /// <summary>SubView and Cast.</summary>
    private CExpr ViewCall(IInvocationOperation operation, IOperation instance, IOperation[] arguments)
    {
        var view = Visit(instance, null);
        var location = operation.Syntax.GetLocation();
        string from = _program.TypeName(instance.Type, location, view.Space), to = TypeName(operation, view.Space);
        string wide = _dialect.Primitives[SpecialType.System_Int64];
        if (operation.TargetMethod.Name == "Cast")
        {
            string element = _program.TypeName(ViewType.Of(operation.Type)!.Element, location);
            string old = _program.TypeName(ViewType.Of(instance.Type)!.Element, location);
            string count = $"view.length * ({wide})sizeof({old}) / ({wide})sizeof({element})";
            string cast = Aggregate(to, $"({_dialect.PointerSpaces[(int)view.Space]}{element}*)view.data", count).Text;
            _program.UseFunction($"{to} krd_{from}_as_{to}({from} view)\n{{\n    return {cast};\n}}");
            return new CExpr($"krd_{from}_as_{to}({view.Text})", Precedence.Primary, view.Space);
        }

        string list = string.Join(", ", arguments.Select(argument => Visit(argument, null).Text));
        string function = arguments.Length == 1 ? $"krd_{from}_behind" : $"krd_{from}_part";
        string part = Aggregate(to, "view.data + start", arguments.Length == 1 ? "view.length - start" : "length").Text;
        string parameters = arguments.Length == 1 ? $"{wide} start" : $"{wide} start, {wide} length";
        _program.UseFunction($"{to} {function}({from} view, {parameters})\n{{\n    return {part};\n}}");
        return new CExpr($"{function}({view.Text}, {list})", Precedence.Primary, view.Space);
    }

    /// <summary>
    /// Declares the array behind SharedMemory.Allocate, LocalMemory.Allocate or new T[n], under a name if one is given; null for any other
    /// operation.
    /// </summary>
    private Variable? TryAllocate(IOperation operation, string? name)
    {
        var location = operation.Syntax.GetLocation();
        if (operation is IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } creation)
            return LocalArray(operation, creation.Initializer?.ElementValues, Constant(sizes[0]) ?? 0, name);
        if (operation is ICollectionExpressionOperation { Type: IArrayTypeSymbol } list)
            return LocalArray(operation, list.Elements, 0, name);

        if (operation is not IInvocationOperation { TargetMethod: var method } call
            || !(method.ContainingType.IsRuntimeType("SharedMemory") || method.ContainingType.IsRuntimeType("LocalMemory"))
            || method.Name == "GetDynamic")
        {
            return null;
        }

        var space = method.ContainingType.Name == "SharedMemory" ? AddressSpace.Shared : AddressSpace.Private;
        string what = $"{method.ContainingType.Name}.{method.Name}";
        if (call.Arguments.Length == 0)
            return Allocate(new ViewType(method.TypeArguments[0], 1, true), space, 1, 1, name, location, what, "");
        var type = ViewType.Of(operation.Type)!;
        var size = call.Arguments[0].Value;
        var (x, y) = type.Rank == 1 ? (Constant(size), 1) : ConstantPair(size);
        return Allocate(type, space, x ?? 0, y ?? 0, name, location, what, "");
    }

    /// <summary>A C# array: its elements, or that many zeros.</summary>
    private Variable LocalArray(IOperation operation, IEnumerable<IOperation>? elements, int count, string? name)
    {
        var values = elements?.Select(value => Visit(value, null).Text).ToList();
        string initializer = values is null ? _dialect.Zero : $"{{{string.Join(", ", values)}}}";
        var location = operation.Syntax.GetLocation();
        return Allocate(
            ViewType.Of(operation.Type)!, AddressSpace.Private, values?.Count ?? count, 1, name, location, "new", $" = {initializer}");
    }

    private Variable Allocate(
        ViewType type, AddressSpace space, int x, int y, string? name, Location location, string what, string initializer)
    {
        if (x <= 0 || y <= 0)
            Report(Diagnostics.ConstantSize, location, $"'{what}'");
        string element = _program.TypeName(type.Element, location);
        string size = $"[{(long)x * y}]";
        if (space == AddressSpace.Shared)
        {
            name = Shared(name ?? "shared", element, size, location, what);
        }
        else
        {
            _program.UsesLocalMemory |= what.StartsWith("LocalMemory", StringComparison.Ordinal);
            name ??= _names.Unique("array");
            Line($"{element} {name}{size}{initializer};");
        }

        return new Variable(name, space) { Array = new FixedArray(type, x, y) };
    }

    private static int? Constant(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: int value } } => value,
        IConversionOperation conversion => Constant(conversion.Operand),
        IObjectCreationOperation { Arguments: { Length: 1 } arguments } => Constant(arguments[0].Value),
        _ => null,
    };

    private static (int? X, int? Y) ConstantPair(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Arguments: { Length: 2 } both } => (Constant(both[0].Value), Constant(both[1].Value)),
        IObjectCreationOperation { Arguments: { Length: 1 } one } => (Constant(one[0].Value), Constant(one[0].Value)),
        ITupleOperation tuple => (Constant(tuple.Elements[0]), Constant(tuple.Elements[1])),
        IConversionOperation conversion => ConstantPair(conversion.Operand),
        _ => (null, null),
    };

    /// <summary>The shared memory that the launch asks for.</summary>
    private CExpr DynamicShared(IInvocationOperation operation)
    {
        var location = operation.Syntax.GetLocation();
        CheckSharedIn(location, "SharedMemory.GetDynamic");
        _program.UsesDynamicShared = true;
        string type = _program.TypeName(operation.Type, location, AddressSpace.Shared);
        string element = _program.TypeName(operation.TargetMethod.TypeArguments[0], location);
        string wide = _dialect.Primitives[SpecialType.System_Int64];
        string pointer = $"({_dialect.PointerSpaces[(int)AddressSpace.Shared]}{element}*)dynamic_shared";
        return Aggregate(type, pointer, $"dynamic_shared_bytes / ({wide})sizeof({element})") with { Space = AddressSpace.Shared };
    }

    /// <summary>Declares a shared variable in the kernel's entry point and returns its name.</summary>
    private string Shared(string name, string type, string size, Location location, string what)
    {
        CheckSharedIn(location, what);
        name = _names.Unique(name);
        _sharedDeclarations.Add($"{_dialect.SharedDeclaration} {type} {name}{size};");
        return name;
    }

    private void CheckSharedIn(Location location, string what)
    {
        if (!_program.IsGrouped)
            Report(Diagnostics.NeedsGroup, location, what);
        else if (!_isKernel)
            Report(Diagnostics.KernelOnly, location, what);
    }

    /// <summary>The methods of index types: Min, Max, Clamp, InBounds and ToIntIndex.</summary>
    private CExpr? IndexCall(IMethodSymbol method, IOperation? instance, IOperation[] arguments, IOperation operation)
    {
        int axes = method.ContainingType.IndexAxes();
        IOperation[] all = instance is null ? arguments : [instance, .. arguments];
        if (method.Name == "ToIntIndex")
        {
            return method.ContainingType.Name == "LongIndex1D" ? Cast("int", Visit(instance!, null))
                : IsPure(instance!) && Visit(instance!, null) is var wide
                    ? Aggregate(TypeName(operation), $"(int){Member(wide, "x").Text}", $"(int){Member(wide, "y").Text}") : null;
        }

        string? rule = method.Name switch
        {
            "Min" => "a# < b# ? a# : b#",
            "Max" => "a# > b# ? a# : b#",
            "Clamp" => "krd_at_least(a# < c# ? a# : c#, b#)",
            "InBounds" => $"({_dialect.Primitives[SpecialType.System_UInt32]})a# < ({_dialect.Primitives[SpecialType.System_UInt32]})b#",
            _ => null,
        };
        if (axes == 0 || rule is null)
            return null;
        if (method.Name == "Clamp")
            _program.UseFunction("int krd_at_least(int a, int b)\n{\n    return a > b ? a : b;\n}");
        string type = TypeName(all[0]), result = TypeName(operation), function = $"krd_{TypeNames.Id(all[0].Type!)}_{method.Name}";
        var parts = Enumerable.Range(0, axes).Select(axis => rule.Replace("#", axes == 1 ? "" : $".{"xyz"[axis]}")).ToArray();
        string body = result == "bool" ? string.Join(" && ", parts) : axes == 1 ? parts[0] : Aggregate(type, parts).Text;
        string parameters = string.Join(", ", all.Select((_, i) => $"{type} {"abc"[i]}"));
        _program.UseFunction($"{result} {function}({parameters})\n{{\n    return {body};\n}}");
        return new CExpr($"{function}({string.Join(", ", all.Select(item => Visit(item, null).Text))})");
    }
}
