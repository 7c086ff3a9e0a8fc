using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KernelRD.Translator;

/// <summary>The expressions.</summary>
internal sealed partial class VectorWriter
{
    private VectorValue Evaluate(IOperation operation)
    {
        var type = operation.Type ?? throw Refuse();
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return new VectorValue(Literal(constant, type), type);
        return operation switch
        {
            ILocalReferenceOperation local => _values[local.Local],
            IParameterReferenceOperation { Parameter: var parameter } => IsIndex(parameter) ? WholeIndex(type) : _values[parameter],
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } when CanSee(field) =>
                new VectorValue($"{Name(field.ContainingType)}.{field.Name}", type),
            IFieldReferenceOperation { Instance: { } instance, Field: var field } => Member(instance, field, type),
            IPropertyReferenceOperation { Arguments.Length: 1 } item when IsArray(item.Instance) => ArrayElement(item),
            IPropertyReferenceOperation { Arguments.Length: > 0 } element => Load(element),
            IPropertyReferenceOperation { Instance: IParameterReferenceOperation index, Property.Name: "X" or "Y" or "Z" } axis
                when IsIndex(index.Parameter) => Coordinate("XYZ".IndexOf(axis.Property.Name[0]), type),
            IPropertyReferenceOperation { Instance: { } instance, Property: var property } => Member(instance, property, type),
            IBinaryOperation { IsLifted: false } binary =>
                binary.OperatorMethod?.ContainingType.IndexAxes() is null or 1 || IsUniform(binary.LeftOperand, binary.RightOperand)
                    ? Guarded(binary, () => Binary(binary.OperatorKind, type, Evaluate(binary.LeftOperand), EvaluateRight(binary)))
                    : throw Refuse(),
            IUnaryOperation { IsLifted: false, OperatorMethod: null } unary => Unary(unary.OperatorKind, type, Evaluate(unary.Operand)),
            IConversionOperation conversion => Convert(conversion, type, Evaluate(conversion.Operand)),
            IConditionalOperation { WhenFalse: { } other } choice => Choose(choice.Condition, choice.WhenTrue, other, type),
            IInvocationOperation call => Call(call, type),
            IObjectCreationOperation { Constructor: { } constructor, Initializer: null } creation when CanSee(constructor) =>
                Create(creation, type),
            IDefaultValueOperation => new VectorValue($"default({Name(type)})", type),
            _ => throw Refuse(),
        };
    }

    private bool IsIndex(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter, _kernel.Parameters[0]);

    private VectorValue WholeIndex(ITypeSymbol type) => new(
        Index.Count == 1 ? Index[0] : $"new {Name(type)}({string.Join(", ", Index)})", type, Translator.Lanes.Affine);

    private VectorValue Coordinate(int axis, ITypeSymbol type) =>
        new(Index[axis], type, axis == 0 ? Translator.Lanes.Affine : Translator.Lanes.Uniform);

    private VectorValue Member(IOperation instance, ISymbol member, ITypeSymbol type)
    {
        var value = Evaluate(instance);
        if (!value.IsUniform || !CanSee(member))
            throw Refuse();
        string? root = IsView(type) ? value.Root ?? throw Refuse() : null;
        return new VectorValue($"{value.Text}.{member.Name}", type, IsSteady: value.IsSteady, Root: root);
    }

    private VectorValue Create(IObjectCreationOperation creation, ITypeSymbol type)
    {
        var arguments = InOrder(creation.Arguments, [.. creation.Arguments.Select(argument => Evaluate(argument.Value))]);
        // A position in the plane that neighbours differ in along X.
        bool isAffine = type.IndexAxes() == arguments.Count && arguments[0].Lanes == Translator.Lanes.Affine
            && arguments.Skip(1).All(argument => argument.IsUniform);
        if (IsView(type) || (!isAffine && !arguments.All(argument => argument.IsUniform)))
            throw Refuse();
        return new VectorValue(
            $"new {Name(type)}({Join(arguments)})", type,
            isAffine ? Translator.Lanes.Affine : Translator.Lanes.Uniform, arguments.All(argument => argument.IsSteady));
    }

    // The right side of && and || is not reached by all.
    private VectorValue EvaluateRight(IBinaryOperation binary) =>
        binary.OperatorKind is not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) ? Evaluate(binary.RightOperand)
        : IsUniform(binary.LeftOperand, binary.RightOperand) ? Optionally(binary.RightOperand)
        : UnderGuard(binary.RightOperand);

    private VectorValue UnderGuard(IOperation operation)
    {
        _guards++;
        var value = Evaluate(operation);
        _guards--;
        return value;
    }

    private VectorValue Optionally(IOperation operation)
    {
        _options++;
        var value = Evaluate(operation);
        _options--;
        return value;
    }

    // Where not all lanes come, none may fail.
    private VectorValue Guarded(IBinaryOperation binary, Func<VectorValue> value) =>
        _guards > 0 && binary.OperatorKind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder
            && binary.Type!.SpecialType.IsInteger() && !binary.RightOperand.ConstantValue.HasValue ? throw Refuse() : value();

    private bool IsUniform(params IOperation[] operations)
    {
        int lines = Lines.Count, rowLines = RowLines.Count, accesses = _accesses.Count;
        _options++;
        bool isUniform = operations.All(operation => Evaluate(operation).IsUniform);
        _options--;
        Lines.RemoveRange(lines, Lines.Count - lines);
        RowLines.RemoveRange(rowLines, RowLines.Count - rowLines);
        _accesses.RemoveRange(accesses, _accesses.Count - accesses);
        return isUniform;
    }

    private VectorValue Binary(BinaryOperatorKind kind, ITypeSymbol type, VectorValue left, VectorValue right)
    {
        bool isSteady = left.IsSteady && right.IsSteady;
        if (Operator(kind) is not { } symbol)
            throw Refuse();
        if (left.IsUniform && right.IsUniform)
            return new VectorValue($"({left.Text} {symbol} {right.Text})", type, IsSteady: isSteady);
        bool isAffine = (kind == BinaryOperatorKind.Add && left.Lanes != right.Lanes && left.Lanes != Translator.Lanes.Varying
                && right.Lanes != Translator.Lanes.Varying)
            || (kind == BinaryOperatorKind.Subtract && left.Lanes == Translator.Lanes.Affine && right.IsUniform);
        if (isAffine && (type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 || type.IndexAxes() == 1))
            return new VectorValue($"({left.Text} {symbol} {right.Text})", type, Translator.Lanes.Affine, isSteady);

        bool isReal = left.Type.SpecialType == SpecialType.System_Single;
        bool isBool = left.Type.SpecialType == SpecialType.System_Boolean;
        string a = Widen(left);
        if (kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift)
            return right.IsUniform ? Varying($"({a} {symbol} ({right.Text} & 31))", type) : throw Refuse();
        string b = Widen(right);
        return Varying(kind switch
        {
            BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply when !isBool => $"({a} {symbol} {b})",
            BinaryOperatorKind.Divide when isReal => $"({a} / {b})",
            BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr when !isReal => $"({a} {symbol} {b})",
            BinaryOperatorKind.ConditionalAnd => $"({a} & {b})",
            BinaryOperatorKind.ConditionalOr => $"({a} | {b})",
            BinaryOperatorKind.NotEquals => $"(~{Compare("Equals", left.Type, a, b)})",
            BinaryOperatorKind.Equals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
                or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => Compare(kind.ToString(), left.Type, a, b),
            _ => throw Refuse(),
        }, type);
    }

    private static string? Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "-",
        BinaryOperatorKind.Multiply => "*",
        BinaryOperatorKind.Divide => "/",
        BinaryOperatorKind.Remainder => "%",
        BinaryOperatorKind.And => "&",
        BinaryOperatorKind.Or => "|",
        BinaryOperatorKind.ExclusiveOr => "^",
        BinaryOperatorKind.LeftShift => "<<",
        BinaryOperatorKind.RightShift => ">>",
        BinaryOperatorKind.UnsignedRightShift => ">>>",
        BinaryOperatorKind.ConditionalAnd => "&&",
        BinaryOperatorKind.ConditionalOr => "||",
        BinaryOperatorKind.Equals => "==",
        BinaryOperatorKind.NotEquals => "!=",
        BinaryOperatorKind.LessThan => "<",
        BinaryOperatorKind.LessThanOrEqual => "<=",
        BinaryOperatorKind.GreaterThan => ">",
        BinaryOperatorKind.GreaterThanOrEqual => ">=",
        _ => null,
    };

    private VectorValue Unary(UnaryOperatorKind kind, ITypeSymbol type, VectorValue value)
    {
        string? symbol = kind switch
        {
            UnaryOperatorKind.Plus => "+",
            UnaryOperatorKind.Minus => "-",
            UnaryOperatorKind.BitwiseNegation => "~",
            UnaryOperatorKind.Not => value.IsUniform ? "!" : "~",
            _ => throw Refuse(),
        };
        return value.IsUniform ? value with { Text = $"({symbol}{value.Text})", Type = type } : Varying($"({symbol}{Widen(value)})", type);
    }

    private VectorValue Convert(IConversionOperation conversion, ITypeSymbol type, VectorValue value)
    {
        var (from, to) = (value.Type.SpecialType, type.SpecialType);
        if (value.Root is not null)
            return IsView(type) ? value with { Text = $"(({Name(type)}){value.Text})", Type = type } : throw Refuse();
        if (SymbolEqualityComparer.Default.Equals(value.Type, type))
            return value;
        // Index1D and long stay affine; the index's conversion to int is the runtime's.
        bool staysAffine = value.Type.IndexAxes() == 1
            || (from == SpecialType.System_Int32 && (to == SpecialType.System_Int64 || type.IndexAxes() == 1));
        if (value.IsUniform || (value.Lanes == Translator.Lanes.Affine && staysAffine))
            return value with { Text = $"(({Name(type)}){value.Text})", Type = type };
        if (conversion.OperatorMethod is not null)
            throw Refuse();
        string text = from == SpecialType.System_Byte ? value.Text : Widen(value);
        return (from, to) switch
        {
            // Bytes are in a register of int.
            (SpecialType.System_Byte, SpecialType.System_Int32) => Varying(text, type),
            (SpecialType.System_Byte, SpecialType.System_Single) => Varying($"Vector.ConvertToSingle({text})", type),
            (SpecialType.System_Int32, SpecialType.System_Single) => Varying($"Vector.ConvertToSingle({text})", type),
            (SpecialType.System_Int32, SpecialType.System_UInt32) => Varying($"Vector.AsVectorUInt32({text})", type),
            (SpecialType.System_UInt32, SpecialType.System_Int32) => Varying($"Vector.AsVectorInt32({text})", type),
            _ => throw Refuse(),
        };
    }

    private VectorValue Choose(IOperation condition, IOperation whenTrue, IOperation whenFalse, ITypeSymbol type)
    {
        var test = Evaluate(condition);
        // An inlined helper or a division in a branch must run only with it.
        int lines = Lines.Count;
        var (a, b) = (UnderGuardUnless(test.IsUniform, whenTrue), UnderGuardUnless(test.IsUniform, whenFalse));
        if (!test.IsUniform)
            return Varying(Select(test.Text, a, b, type), type);
        if (Lines.Count > lines)
            throw Refuse();
        if (a.IsUniform && b.IsUniform && a.Root is null && b.Root is null)
            return new VectorValue($"({test.Text} ? {a.Text} : {b.Text})", type, IsSteady: test.IsSteady && a.IsSteady && b.IsSteady);
        return Varying($"({test.Text} ? {Widen(a)} : {Widen(b)})", type);
    }

    private VectorValue UnderGuardUnless(bool isUniform, IOperation operation) => isUniform ? Optionally(operation) : UnderGuard(operation);

    private VectorValue Call(IInvocationOperation call, ITypeSymbol type)
    {
        var method = call.TargetMethod;
        if (TakesReference(method))
            throw Refuse();
        var written = call.Arguments.Select(argument => Evaluate(argument.Value)).ToList();
        var arguments = InOrder(call.Arguments, written);
        bool isUniform = arguments.All(argument => argument.IsUniform && argument.Root is null) && CanSee(method);
        bool isSteady = arguments.All(argument => argument.IsSteady);
        if (call.Instance is { } instance)
        {
            var value = Evaluate(instance);
            // A part of a view counts as the whole of it.
            bool isPart = value.Root is not null && method.Name is "SubView" or "Cast" && isSteady;
            if (!isUniform || !value.IsUniform || (value.Root is not null && !isPart))
                throw Refuse();
            string text = $"{value.Text}.{Generic(method)}({Join(arguments)})";
            return new VectorValue(text, type, IsSteady: isSteady && value.IsSteady, Root: value.Root);
        }

        if (isUniform)
            return new VectorValue($"{Name(method.ContainingType)}.{Generic(method)}({Join(arguments)})", type, IsSteady: isSteady);
        if (ProgramWriter.Body(method, _compilation) is not null)
            return Inline(call, written) ?? throw Refuse();
        return Varying(Intrinsic(method, arguments), type);
    }

    /// <summary>Arguments by parameter, which named ones need not be.</summary>
    private static List<VectorValue> InOrder(IEnumerable<IArgumentOperation> arguments, IReadOnlyList<VectorValue> values) =>
        [.. arguments.Zip(values, (argument, value) => (argument.Parameter!.Ordinal, Value: value))
            .OrderBy(pair => pair.Ordinal).Select(pair => pair.Value)];

    /// <summary>The built-in functions that give the same bits in a SIMD register.</summary>
    private static string Intrinsic(IMethodSymbol method, IReadOnlyList<VectorValue> arguments)
    {
        bool isReal = arguments.All(argument => argument.Type.SpecialType == SpecialType.System_Single);
        bool isOurs = method.ContainingType.IsRuntimeType();
        if (!isOurs && method.ContainingType.FullName() is not ("System.MathF" or "System.Math" or "System.BitConverter"))
            throw Refuse();
        var v = arguments.Select(Widen).ToList();
        string type = ElementType(arguments[0].Type);
        string Larger(string a, string b) => Ordered("GreaterThan", "Max", a, b);
        string Smaller(string a, string b) => Ordered("LessThan", "Min", a, b);
        // .NET's own let NaN win; the runtime's are a comparison and a choice.
        string Ordered(string comparison, string function, string a, string b) =>
            isReal && isOurs ? $"Vector.ConditionalSelect(Vector.{comparison}({a}, {b}), {a}, {b})" : $"Vector.{function}({a}, {b})";
        return method.Name switch
        {
            "Sqrt" when isReal => $"Vector.SquareRoot({v[0]})",
            "Rsqrt" when isReal => $"(Vector<{type}>.One / Vector.SquareRoot({v[0]}))",
            "Rcp" when isReal => $"(Vector<{type}>.One / {v[0]})",
            "Abs" or "Floor" or "Ceiling" or "Truncate" when isReal => $"Vector.{method.Name}({v[0]})",
            "FusedMultiplyAdd" when isReal => $"Vector.FusedMultiplyAdd({v[0]}, {v[1]}, {v[2]})",
            "SingleToInt32Bits" => $"Vector.AsVectorInt32({v[0]})",
            "SingleToUInt32Bits" => $"Vector.AsVectorUInt32({v[0]})",
            "Int32BitsToSingle" or "UInt32BitsToSingle" => $"Vector.AsVectorSingle({v[0]})",
            "Max" => Larger(v[0], v[1]),
            "Min" => Smaller(v[0], v[1]),
            "Clamp" when isOurs => Larger(Smaller(v[0], v[2]), v[1]),
            _ => throw Refuse(),
        };
    }

    private static string Select(string mask, VectorValue a, VectorValue b, ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_UInt32)
            mask = $"Vector.AsVectorUInt32({mask})";
        return $"Vector.ConditionalSelect({mask}, {Widen(a)}, {Widen(b)})";
    }

    private static string Compare(string function, ITypeSymbol type, string a, string b) => type.SpecialType switch
    {
        SpecialType.System_Single or SpecialType.System_Int32 => $"Vector.{function}({a}, {b})",
        SpecialType.System_UInt32 => $"Vector.AsVectorInt32(Vector.{function}({a}, {b}))",
        _ => throw Refuse(),
    };

    private static VectorValue Varying(string text, ITypeSymbol type)
    {
        _ = ElementType(type);
        return new VectorValue(text, type, Translator.Lanes.Varying, IsSteady: false);
    }

    /// <summary>The value as a vector.</summary>
    private static string Widen(VectorValue value)
    {
        string type = VectorType(value.Type);
        bool isBool = value.Type.SpecialType == SpecialType.System_Boolean;
        return value.Lanes switch
        {
            Translator.Lanes.Uniform => $"new {type}({(isBool ? $"{value.Text} ? -1 : 0" : value.Text)})",
            Translator.Lanes.Affine => $"(new {type}({value.Text}) + {type}.Indices)",
            _ => value.Text,
        };
    }

    private static string VectorType(ITypeSymbol type) => $"Vector<{ElementType(type)}>";

    private static string ElementType(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single => "float",
        SpecialType.System_Int32 or SpecialType.System_Boolean => "int",
        SpecialType.System_UInt32 => "uint",
        _ => throw Refuse(),
    };

    private static bool IsView(ITypeSymbol type) => type.IsRuntimeType() && type.Name is "ArrayView" or "ArrayView1D" or "ArrayView2D";

    private bool CanSee(ISymbol symbol) => _compilation.IsSymbolAccessibleWithin(symbol, _compilation.Assembly);

    private static string Generic(IMethodSymbol method) =>
        method.TypeArguments.IsEmpty ? method.Name : $"{method.Name}<{string.Join(", ", method.TypeArguments.Select(Name))}>";

    private static string Join(IEnumerable<VectorValue> values) => string.Join(", ", values.Select(value => Bare(value.Text)));

    private static string Literal(object value, ITypeSymbol type) => (value, type.SpecialType) switch
    {
        (bool flag, _) => flag ? "true" : "false",
        (float number, _) when float.IsNaN(number) || float.IsInfinity(number) => Special("float", number),
        (double number, _) when double.IsNaN(number) || double.IsInfinity(number) => Special("double", number),
        (float number, _) => Signed(number.ToString("R", CultureInfo.InvariantCulture) + "f"),
        (double number, _) => Signed(number.ToString("R", CultureInfo.InvariantCulture) + "d"),
        (uint number, _) => number.ToString(CultureInfo.InvariantCulture) + "u",
        (long number, _) => Signed(number.ToString(CultureInfo.InvariantCulture) + "L"),
        (ulong number, _) => number.ToString(CultureInfo.InvariantCulture) + "UL",
        (int number, SpecialType.System_Int32) => Signed(number.ToString(CultureInfo.InvariantCulture)),
        (IConvertible number, _) when type.SpecialType.IsInteger() || type.TypeKind == TypeKind.Enum =>
            $"(({Name(type)})({number.ToString(CultureInfo.InvariantCulture)}))",
        _ => throw Refuse(),
    };

    private static string Signed(string digits) => digits[0] == '-' ? $"({digits})" : digits;

    private static string Special(string type, double value) =>
        $"{type}.{(double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity")}";
}
