using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KernelRD.Translator;

internal sealed partial class FunctionWriter
{
    private static readonly Dictionary<BinaryOperatorKind, (string Text, Precedence Precedence)> Operators = new()
    {
        [BinaryOperatorKind.Add] = ("+", Precedence.Additive),
        [BinaryOperatorKind.Subtract] = ("-", Precedence.Additive),
        [BinaryOperatorKind.Multiply] = ("*", Precedence.Multiplicative),
        [BinaryOperatorKind.Divide] = ("/", Precedence.Multiplicative),
        [BinaryOperatorKind.Remainder] = ("%", Precedence.Multiplicative),
        [BinaryOperatorKind.LeftShift] = ("<<", Precedence.Shift),
        [BinaryOperatorKind.RightShift] = (">>", Precedence.Shift),
        [BinaryOperatorKind.UnsignedRightShift] = (">>", Precedence.Shift),
        [BinaryOperatorKind.And] = ("&", Precedence.BitwiseAnd),
        [BinaryOperatorKind.ExclusiveOr] = ("^", Precedence.BitwiseXor),
        [BinaryOperatorKind.Or] = ("|", Precedence.BitwiseOr),
        [BinaryOperatorKind.ConditionalAnd] = ("&&", Precedence.LogicalAnd),
        [BinaryOperatorKind.ConditionalOr] = ("||", Precedence.LogicalOr),
        [BinaryOperatorKind.Equals] = ("==", Precedence.Equality),
        [BinaryOperatorKind.NotEquals] = ("!=", Precedence.Equality),
        [BinaryOperatorKind.LessThan] = ("<", Precedence.Relational),
        [BinaryOperatorKind.LessThanOrEqual] = ("<=", Precedence.Relational),
        [BinaryOperatorKind.GreaterThan] = (">", Precedence.Relational),
        [BinaryOperatorKind.GreaterThanOrEqual] = (">=", Precedence.Relational),
    };

    public override CExpr Visit(IOperation? operation, object? argument)
    {
        if (operation is null)
            return default;
        if (operation is { ConstantValue: { HasValue: true, Value: { } constant } } and not IVariableDeclaratorOperation)
            return constant is string or char ? Unsupported(operation, "A string or character") : Literals.Of(constant, _dialect);
        return base.Visit(operation, argument);
    }

    public override CExpr VisitParenthesized(IParenthesizedOperation operation, object? argument) => Visit(operation.Operand, null);

    public override CExpr VisitLocalReference(ILocalReferenceOperation operation, object? argument) => Read(operation.Local, operation);

    public override CExpr VisitParameterReference(IParameterReferenceOperation operation, object? argument) =>
        Read(operation.Parameter, operation);

    public override CExpr VisitInstanceReference(IInstanceReferenceOperation operation, object? argument) =>
        _this is null ? Unsupported(operation) : _this.IsPointer ? new CExpr("*self", Precedence.Unary, _this.Space) : new CExpr("self");

    public override CExpr VisitDefaultValue(IDefaultValueOperation operation, object? argument) => Zero(operation);

    public override CExpr VisitFieldReference(IFieldReferenceOperation operation, object? argument)
    {
        if (operation.Instance is not null)
            return Member(Visit(operation.Instance, null), TypeNames.FieldName(operation.Field));
        return _program.ConstantInitializer(operation.Field) is { } constant
            ? Literals.Of(constant, _dialect)
            : Unsupported(operation, $"The static field '{operation.Field.Name}', which is no constant,");
    }

    public override CExpr VisitUnaryOperator(IUnaryOperation operation, object? argument)
    {
        if (operation.OperatorMethod is { } method)
            return Call(method, null, [operation.Operand], operation);
        if (operation.IsChecked)
            return Unsupported(operation, "'checked'");
        string? sign = operation.OperatorKind switch
        {
            UnaryOperatorKind.Minus => "-",
            UnaryOperatorKind.Plus => "",
            UnaryOperatorKind.BitwiseNegation => "~",
            UnaryOperatorKind.Not => "!",
            _ => null,
        };
        if (sign is null)
            return Unsupported(operation);
        string operand = Visit(operation.Operand, null).At(Precedence.Unary);
        return new CExpr(sign == "-" && operand[0] == '-' ? $"-({operand})" : sign + operand, Precedence.Unary);
    }

    public override CExpr VisitBinaryOperator(IBinaryOperation operation, object? argument)
    {
        if (operation.OperatorMethod is { } method && operation.LeftOperand.Type?.SpecialType is not SpecialType.System_Boolean)
        {
            return IndexOperator(operation.OperatorKind, operation.LeftOperand, operation.RightOperand)
                ?? Call(method, null, [operation.LeftOperand, operation.RightOperand], operation);
        }

        if (operation.IsChecked)
            return Unsupported(operation, "'checked'");
        return Binary(operation.OperatorKind, Visit(operation.LeftOperand, null), operation.RightOperand, operation);
    }

    public override CExpr VisitConversion(IConversionOperation operation, object? argument)
    {
        var from = operation.Operand.Type;
        var to = operation.Type;
        if (operation.OperatorMethod is { } method && !method.ContainingType.IsRuntimeType())
            return Call(method, null, [operation.Operand], operation);
        if (from is null || to is null || SymbolEqualityComparer.Default.Equals(from, to))
            return Visit(operation.Operand, null);
        if (to.IndexAxes() > 1 && AsTuple(operation.Operand) is { } tuple)
            return Aggregate(TypeName(operation), [.. tuple.Elements.Select(element => Visit(element, null).Text)]);
        bool isWidening = to.IsRuntimeType("LongIndex2D") && from.IndexAxes() == 2 && IsPure(operation.Operand);
        if (isWidening && Visit(operation.Operand, null) is var narrow)
            return Aggregate(TypeName(operation), Member(narrow, "x").Text, Member(narrow, "y").Text);
        if (from.IsTupleType && to.IsTupleType && operation.Operand is ITupleOperation values)
            return TupleValue(values, operation);
        if (ViewType.Of(from) is not null && ViewType.Of(to) is not null)
            return Visit(operation.Operand, null);
        if (operation.IsChecked)
            return Unsupported(operation, "'checked'");
        var value = Visit(operation.Operand, null);
        string source = TypeName(operation.Operand), target = TypeName(operation);
        if (source == target)
            return value;
        if (Scalar(from).IsReal() && Scalar(to).IsInteger())
            return Saturate(value, Scalar(from), Scalar(to));
        return to.SpecialType == SpecialType.System_Object || to.TypeKind == TypeKind.Interface
            ? Unsupported(operation, "Boxing")
            : Cast(target, value);
    }

    public override CExpr VisitSimpleAssignment(ISimpleAssignmentOperation operation, object? argument)
    {
        if (operation.IsRef)
        {
            var pointer = Lookup(((ILocalReferenceOperation)operation.Target).Local);
            var address = Address(operation.Value);
            CheckSpace(operation, pointer.Space, address.Space);
            return new CExpr($"{pointer.Name} = {address.Text}", Precedence.Assignment);
        }

        if (operation.Target is IDiscardOperation)
            return Visit(operation.Value, operation) with { Precedence = Precedence.Assignment };
        var target = Target(operation.Target);
        var value = Visit(operation.Value, null);
        if (ViewType.Of(operation.Target.Type) is not null)
            CheckSpace(operation, target.Space, value.Space);
        return new CExpr($"{target.At(Precedence.Unary)} = {value.Text}", Precedence.Assignment, value.Space);
    }

    public override CExpr VisitCompoundAssignment(ICompoundAssignmentOperation operation, object? argument)
    {
        if (operation.IsChecked)
            return Unsupported(operation, "'checked'");
        var target = Target(operation.Target);
        bool needsWholeForm = operation.OperatorMethod is not null
            || operation.OperatorKind == BinaryOperatorKind.UnsignedRightShift
            || (operation.OperatorKind == BinaryOperatorKind.Remainder && Scalar(operation.Target.Type).IsReal())
            || (!operation.InConversion.IsIdentity && operation.InConversion.IsUserDefined);
        if (!needsWholeForm)
        {
            string symbol = Operators[operation.OperatorKind].Text;
            string value = operation.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift
                ? ShiftCount(operation.Value, operation.Target.Type)
                : Visit(operation.Value, null).Text;
            return new CExpr($"{target.At(Precedence.Unary)} {symbol}= {value}", Precedence.Assignment);
        }

        if (!IsPure(operation.Target))
            return Unsupported(operation, "This compound assignment to an expression with side effects");
        var result = operation.OperatorMethod is { } method
            ? IndexOperator(operation.OperatorKind, operation.Target, operation.Value)
                ?? Call(method, null, [operation.Target, operation.Value], operation)
            : Binary(operation.OperatorKind, target, operation.Value, operation);
        return new CExpr($"{target.At(Precedence.Unary)} = {result.Text}", Precedence.Assignment);
    }

    public override CExpr VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, object? argument)
    {
        if (operation.IsChecked || operation.OperatorMethod is { ContainingType: var owner } && !owner.IsRuntimeType())
            return Unsupported(operation);
        string symbol = operation.Kind == OperationKind.Increment ? "++" : "--";
        var target = Target(operation.Target);
        return operation.IsPostfix
            ? new CExpr(target.At(Precedence.Primary) + symbol, Precedence.Primary)
            : new CExpr(symbol + target.At(Precedence.Unary), Precedence.Unary);
    }

    public override CExpr VisitArrayElementReference(IArrayElementReferenceOperation operation, object? argument) =>
        operation.Indices.Length == 1 ? Element(operation.ArrayReference, operation.Indices) : Unsupported(operation);

    public override CExpr VisitPropertyReference(IPropertyReferenceOperation operation, object? argument)
    {
        var property = operation.Property;
        if (operation.Instance is { } instance && ViewType.Of(instance.Type) is { } view)
        {
            return property.IsIndexer
                ? Element(instance, [.. operation.Arguments.Select(index => index.Value)])
                : ViewMember(instance, view, operation);
        }

        if (property.ContainingType.IsRuntimeType() && RuntimeProperty(operation) is { } known)
            return known;
        if (Intrinsic(property, null, null, [], operation) is { } builtIn)
            return builtIn;
        if (operation.Instance is not null && property.BackingField() is { } field)
            return Member(Visit(operation.Instance, null), TypeNames.FieldName(field));
        return property.GetMethod is { } getter && !property.IsIndexer
            ? Call(getter, operation.Instance, [], operation)
            : Unsupported(operation, $"The property '{property.Name}'");
    }

    public override CExpr VisitInvocation(IInvocationOperation operation, object? argument)
    {
        var method = operation.TargetMethod;
        IOperation[] arguments = [.. operation.Arguments.OrderBy(item => item.Parameter!.Ordinal).Select(item => item.Value)];
        if (operation.Instance is { } instance && ViewType.Of(instance.Type) is { Rank: 1 } && method.Name is "SubView" or "Cast")
            return ViewCall(operation, instance, arguments);
        if (TryAllocate(operation, null) is { } array)
            return method.ReturnsByRef ? new CExpr("*" + array.Name, Precedence.Unary, array.Space) : ArrayValue(array, operation);
        if (method.ContainingType.IsRuntimeType("SharedMemory"))
            return DynamicShared(operation);
        if (method.ContainingType.IsRuntimeType() && IndexCall(method, operation.Instance, arguments, operation) is { } index)
            return index;
        var type = method.TypeArguments.FirstOrDefault() ?? arguments.FirstOrDefault()?.Type;
        return Intrinsic(method, type, operation.Instance, arguments, operation) ?? Call(method, operation.Instance, arguments, operation);
    }

    public override CExpr VisitArrayCreation(IArrayCreationOperation operation, object? argument) =>
        TryAllocate(operation, null) is { } array ? ArrayValue(array, operation) : Unsupported(operation);

    public override CExpr VisitCollectionExpression(ICollectionExpressionOperation operation, object? argument) =>
        TryAllocate(operation, null) is { } array ? ArrayValue(array, operation) : Unsupported(operation, "This collection expression");

    public override CExpr VisitObjectCreation(IObjectCreationOperation operation, object? argument)
    {
        bool isZero = operation.Arguments.Length == 0 && operation.Constructor is null or { IsImplicitlyDeclared: true };
        if (operation.Initializer is { Initializers.Length: > 0 } initializer)
        {
            return isZero ? FieldByField(operation, initializer, field => ZeroField(field, operation))
                : Unsupported(initializer, "An initializer behind a constructor");
        }

        if (isZero || operation.Arguments.Length == 0 && operation.Type!.IsRuntimeType())
            return Zero(operation);
        IOperation[] arguments = [.. operation.Arguments.OrderBy(item => item.Parameter!.Ordinal).Select(item => item.Value)];
        int axes = operation.Type.IndexAxes();
        if (operation.Constructor!.IsPositional())
            return Aggregate(TypeName(operation), [.. arguments.Select(item => Visit(item, null).Text)]);
        if (axes == 1 || operation.Type.IsRuntimeType("LongIndex1D"))
            return Visit(arguments[0], null);
        if (axes > 1 && arguments.Length == axes)
            return Aggregate(TypeName(operation), [.. arguments.Select(item => Visit(item, null).Text)]);
        if (axes > 1 && arguments.Length == 1 && IsPure(arguments[0]))
            return Aggregate(TypeName(operation), [.. Enumerable.Repeat(Visit(arguments[0], null).Text, axes)]);
        return operation.Constructor is { } constructor && !constructor.ContainingType.IsRuntimeType()
            ? Call(constructor, null, arguments, operation)
            : Unsupported(operation);
    }

    public override CExpr VisitWith(IWithOperation operation, object? argument)
    {
        if (!IsPure(operation.Operand))
            return Unsupported(operation, "'with' on an expression with side effects");
        var value = Visit(operation.Operand, null);
        return FieldByField(operation, operation.Initializer, field => Member(value, TypeNames.FieldName(field)).Text);
    }

    public override CExpr VisitTuple(ITupleOperation operation, object? argument) => TupleValue(operation, operation);

    public override CExpr VisitIsPattern(IIsPatternOperation operation, object? argument) =>
        Test(operation.Pattern, operation.Value);

    public override CExpr VisitSwitchExpression(ISwitchExpressionOperation operation, object? argument)
    {
        var arms = operation.Arms;
        if (arms[arms.Length - 1] is not { Pattern: IDiscardPatternOperation, Guard: null } last)
            return Unsupported(operation, "A switch expression without '_' as its last case");
        var result = Visit(last.Value, null);
        for (int i = arms.Length - 2; i >= 0; i--)
        {
            var test = Test(arms[i].Pattern, operation.Value);
            if (arms[i].Guard is { } guard)
            {
                string condition = Operand(Visit(guard, null), Precedence.LogicalAnd);
                test = new CExpr($"{Operand(test, Precedence.LogicalAnd)} && {condition}", Precedence.LogicalAnd);
            }

            string value = Visit(arms[i].Value, null).At(Precedence.LogicalOr);
            result = new CExpr($"{test.At(Precedence.LogicalOr)} ? {value} : {result.At(Precedence.Conditional)}", Precedence.Conditional);
        }

        return result;
    }

    private CExpr Read(ISymbol symbol, IOperation operation)
    {
        var variable = Lookup(symbol);
        return variable.Array is not null ? ArrayValue(variable, operation)
            : variable.IsPointer ? new CExpr("*" + variable.Name, Precedence.Unary, variable.Space)
            : new CExpr(variable.Name, Precedence.Primary, variable.Space);
    }

    private Variable Lookup(ISymbol symbol)
    {
        if (_variables.TryGetValue(symbol, out var variable))
            return variable;
        Report(Diagnostics.Unsupported, symbol.Locations[0], $"The variable '{symbol.Name}' of the code around");
        return _variables[symbol] = new Variable(symbol.Name);
    }

    /// <summary>A view structure made from an array of constant size.</summary>
    private CExpr ArrayValue(Variable variable, IOperation operation)
    {
        var array = variable.Array!;
        string type = _program.TypeName(operation.Type, operation.Syntax.GetLocation(), variable.Space);
        string[] values = [variable.Name, array.Length.ToString()];
        if (array.Type.Rank == 2)
            values = [.. values, $"{array.X}", $"{array.Y}", $"{array.Stride}"];
        return Aggregate(type, values) with { Space = variable.Space };
    }

    /// <summary>What stands on the left of an assignment.</summary>
    private CExpr Target(IOperation operation)
    {
        if (operation is ILocalReferenceOperation { Local: var local } && Lookup(local).Array is not null)
            return Unsupported(operation, "An assignment to an array variable");
        if (operation is IPropertyReferenceOperation { Property: { IsIndexer: false } property } && property.BackingField() is null)
            return Unsupported(operation, $"The setter of '{property.Name}'");
        return Visit(operation, null);
    }

    /// <summary>A pointer to a variable, field or element.</summary>
    private CExpr Address(IOperation operation)
    {
        operation = Unwrap(operation);
        if (operation is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared })
        {
            // out var x: declared in front of the statement.
            string name = _names.Variable(declared.Local.Name);
            _variables[declared.Local] = new Variable(name);
            Line($"{TypeName(declared)} {name};");
            return new CExpr("&" + name, Precedence.Unary);
        }

        if (operation is IDiscardOperation)
        {
            string unused = _names.Unique("unused");
            Line($"{TypeName(operation)} {unused};");
            return new CExpr("&" + unused, Precedence.Unary);
        }

        if (TryAllocate(operation, null) is { } allocated)
            return new CExpr(allocated.Name, Precedence.Primary, allocated.Space);
        var value = Target(operation);
        var space = SpaceOf(operation);
        return value.Text[0] == '*' && value.Precedence == Precedence.Unary
            ? new CExpr(value.Text.Substring(1), Precedence.Primary, space)
            : new CExpr("&" + value.At(Precedence.Primary), Precedence.Unary, space);
    }

    /// <summary>The memory that a variable, field or element lies in.</summary>
    private AddressSpace SpaceOf(IOperation operation) => Unwrap(operation) switch
    {
        ILocalReferenceOperation local when Lookup(local.Local) is { IsPointer: true } pointer => pointer.Space,
        IParameterReferenceOperation parameter when Lookup(parameter.Parameter) is { IsPointer: true } pointer => pointer.Space,
        IInstanceReferenceOperation when _this is { IsPointer: true } => _this.Space,
        IFieldReferenceOperation { Instance: { } instance } => SpaceOf(instance),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } view } => ViewSpace(view),
        IPropertyReferenceOperation { Instance: { } instance } => SpaceOf(instance),
        IArrayElementReferenceOperation element => ViewSpace(element.ArrayReference),
        _ => AddressSpace.Private,
    };

    /// <summary>The memory that a view points into.</summary>
    private AddressSpace ViewSpace(IOperation view) => Unwrap(view) switch
    {
        ILocalReferenceOperation local => Lookup(local.Local).Space,
        IParameterReferenceOperation parameter => Lookup(parameter.Parameter).Space,
        var other => Visit(other, null).Space,
    };

    /// <summary>Removes parentheses and the conversions between kinds of views.</summary>
    private static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IConversionOperation conversion when ViewType.Of(conversion.Type) is not null || conversion.Conversion.IsIdentity:
                    operation = conversion.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    private void CheckSpace(IOperation operation, AddressSpace one, AddressSpace other)
    {
        if (one != other)
            Report(Diagnostics.MixedMemory, operation.Syntax.GetLocation(), TypeNames.Id(one), TypeNames.Id(other));
    }

    private string TypeName(IOperation operation, AddressSpace space = AddressSpace.Private) =>
        _program.TypeName(operation.Type, operation.Syntax.GetLocation(), space);

    private static SpecialType Scalar(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => underlying.SpecialType,
        _ when type.IsRuntimeType("Index1D") => SpecialType.System_Int32,
        _ when type.IsRuntimeType("LongIndex1D") => SpecialType.System_Int64,
        INamedTypeSymbol { MetadataName: "SpecializedValue`1" } value when value.IsRuntimeType() => value.TypeArguments[0].SpecialType,
        _ => type?.SpecialType ?? SpecialType.None,
    };

    private static CExpr Member(CExpr instance, string name) => instance.Precedence == Precedence.Unary && instance.Text[0] == '*'
        ? new CExpr($"{instance.Text.Substring(1)}->{name}", Precedence.Primary, instance.Space)
        : new CExpr($"{instance.At(Precedence.Primary)}.{name}", Precedence.Primary, instance.Space);

    private CExpr Cast(string type, CExpr value) => new($"({type}){value.At(Precedence.Unary)}", Precedence.Unary, value.Space);

    private CExpr Zero(IOperation operation) => operation.Type switch
    {
        { SpecialType: SpecialType.System_Boolean } => new CExpr("false"),
        _ when Scalar(operation.Type) is var scalar && (scalar.IsInteger() || scalar.IsReal()) => Cast(TypeName(operation), new CExpr("0")),
        _ => Aggregate(TypeName(operation), _dialect.Zero.Trim('{', '}')),
    };

    /// <summary>Whether evaluating twice is the same as once.</summary>
    private static bool IsPure(IOperation operation) => !operation.DescendantsAndSelf().Any(part =>
        part is IAssignmentOperation or IIncrementOrDecrementOperation
        || (part is IInvocationOperation { TargetMethod: var method } && !method.IsPureBuiltIn()));

    private CExpr Binary(BinaryOperatorKind kind, CExpr left, IOperation rightOperand, IOperation operation)
    {
        if (!Operators.TryGetValue(kind, out var symbol))
            return Unsupported(operation);
        if (kind == BinaryOperatorKind.Remainder && Scalar(rightOperand.Type).IsReal())
        {
            string function = Scalar(rightOperand.Type) == SpecialType.System_Single ? _dialect.FloatRemainder : "fmod";
            return new CExpr($"{function}({left.Text}, {Visit(rightOperand, null).Text})");
        }

        if (kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift)
        {
            string count = ShiftCount(rightOperand, operation.Type);
            var scalar = Scalar(operation.Type);
            if (kind != BinaryOperatorKind.UnsignedRightShift || scalar is SpecialType.System_UInt32 or SpecialType.System_UInt64)
                return new CExpr($"{Operand(left, Precedence.Shift)} {symbol.Text} {count}", Precedence.Shift);
            var unsigned = Cast(_dialect.Primitives[scalar.IsLong() ? SpecialType.System_UInt64 : SpecialType.System_UInt32], left);
            return Cast(_dialect.Primitives[scalar], new CExpr($"{unsigned.Text} >> {count}", Precedence.Shift));
        }

        // The right operand needs parentheses at equal precedence: C evaluates from the left, as C# does.
        var right = Visit(rightOperand, null);
        return new CExpr(
            $"{Operand(left, symbol.Precedence)} {symbol.Text} {Operand(right, symbol.Precedence, isRight: true)}", symbol.Precedence);
    }

    /// <summary>An operand in parentheses where C needs them, and where compilers ask for them: around and inside bit operations.</summary>
    private static string Operand(CExpr operand, Precedence parent, bool isRight = false)
    {
        static bool IsBits(Precedence precedence) =>
            precedence is Precedence.Shift or Precedence.BitwiseAnd or Precedence.BitwiseXor or Precedence.BitwiseOr;
        static bool IsTest(Precedence precedence) => precedence is Precedence.Equality or Precedence.Relational;
        var own = operand.Precedence;
        bool isChain = own == parent && !isRight && !IsTest(own);
        bool needsThem = own <= parent || (own < Precedence.Unary && (IsBits(own) || IsBits(parent)))
            || (own == Precedence.LogicalAnd && parent == Precedence.LogicalOr) || (IsTest(own) && IsTest(parent));
        return needsThem && !isChain ? $"({operand.Text})" : operand.Text;
    }

    /// <summary>C# looks only at the low bits of a shift count.</summary>
    private string ShiftCount(IOperation count, ITypeSymbol? shifted)
    {
        int mask = Scalar(shifted).IsLong() ? 63 : 31;
        return count.ConstantValue is { HasValue: true, Value: int value }
            ? $"{value & mask}"
            : $"({Operand(Visit(count, null), Precedence.BitwiseAnd)} & {mask})";
    }

    /// <summary>Whether a value matches a pattern.</summary>
    private CExpr Test(IPatternOperation pattern, IOperation value)
    {
        if (!IsPure(value))
            return Unsupported(value, "Matching an expression with side effects");
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Compare("==", constant.Value, Precedence.Equality);
            case IRelationalPatternOperation relation:
                return Compare(Operators[relation.OperatorKind].Text, relation.Value, Precedence.Relational);
            case INegatedPatternOperation negated:
                return new CExpr($"!({Test(negated.Pattern, value).Text})", Precedence.Unary);
            case IBinaryPatternOperation both:
                var (text, precedence) = Operators[
                    both.OperatorKind == BinaryOperatorKind.And ? BinaryOperatorKind.ConditionalAnd : BinaryOperatorKind.ConditionalOr];
                string left = Operand(Test(both.LeftPattern, value), precedence);
                string right = Operand(Test(both.RightPattern, value), precedence, isRight: true);
                return new CExpr($"{left} {text} {right}", precedence);
            case IDiscardPatternOperation:
                return new CExpr("true");
            default:
                return Unsupported(pattern, "This pattern");
        }

        CExpr Compare(string symbol, IOperation constant, Precedence precedence)
        {
            string other = Operand(Visit(constant, null), precedence, isRight: true);
            return new CExpr($"{Operand(Visit(value, null), precedence)} {symbol} {other}", precedence);
        }
    }

    private CExpr Choice(IConditionalOperation operation)
    {
        if (operation.IsRef)
            return Unsupported(operation, "A choice between references");
        var condition = Visit(operation.Condition, null);
        var yes = Visit(operation.WhenTrue, null);
        var no = Visit(operation.WhenFalse!, null);
        if (ViewType.Of(operation.Type) is not null)
            CheckSpace(operation, yes.Space, no.Space);
        string text = $"{condition.At(Precedence.LogicalOr)} ? {yes.At(Precedence.Conditional)} : {no.At(Precedence.Conditional)}";
        return new CExpr(text, Precedence.Conditional, yes.Space);
    }

    /// <summary>.NET's conversion: towards zero, at the ends of the range beyond it, NaN to 0. C leaves all but the first open.</summary>
    private CExpr Saturate(CExpr value, SpecialType from, SpecialType to)
    {
        // As .NET, through int for the small types.
        var wide = to is SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 ? to : SpecialType.System_Int32;
        var (name, low, past, lowest, highest) = wide switch
        {
            SpecialType.System_UInt32 => ("uint", "0", "4294967296", (object)0, (object)uint.MaxValue),
            SpecialType.System_Int64 => ("long", "-9223372036854775808", "9223372036854775808", long.MinValue, long.MaxValue),
            SpecialType.System_UInt64 => ("ulong", "0", "18446744073709551616", 0, ulong.MaxValue),
            _ => ("int", "-2147483648", "2147483648", int.MinValue, int.MaxValue),
        };
        string least = Literals.Of(lowest, _dialect).Text, most = Literals.Of(highest, _dialect).Text;
        string real = _dialect.Primitives[from], type = _dialect.Primitives[wide];
        string suffix = from == SpecialType.System_Single ? ".0f" : ".0";
        string function = $"krd_{name}_of_{real}";
        _program.UseFunction($$"""
            {{type}} {{function}}({{real}} a)
            {
                return a != a ? 0 : a <= {{low}}{{suffix}} ? {{least}} : a >= {{past}}{{suffix}} ? {{most}} : ({{type}})a;
            }
            """);
        var call = new CExpr($"{function}({value.Text})");
        return to == wide ? call : Cast(_dialect.Primitives[to], call);
    }

    /// <summary>A tuple literal, perhaps behind conversions of its elements.</summary>
    private static ITupleOperation? AsTuple(IOperation operation) =>
        operation is IConversionOperation { Type.IsTupleType: true } conversion
            ? AsTuple(conversion.Operand)
            : operation as ITupleOperation;

    private CExpr TupleValue(ITupleOperation tuple, IOperation operation) =>
        Aggregate(TypeName(operation), [.. tuple.Elements.Select(element => Visit(element, null).Text)]);

    /// <summary>A structure from its fields: what an initializer gives, <paramref name="other"/> for those that it leaves out.</summary>
    private CExpr FieldByField(
        IOperation operation, IObjectOrCollectionInitializerOperation initializer, Func<IFieldSymbol, string> other)
    {
        var values = new Dictionary<IFieldSymbol, string>(SymbolEqualityComparer.Default);
        foreach (var part in initializer.Initializers)
        {
            var field = part is ISimpleAssignmentOperation assignment
                ? assignment.Target switch
                {
                    IFieldReferenceOperation direct => direct.Field,
                    IPropertyReferenceOperation { Property: var property } => property.BackingField(),
                    _ => null,
                }
                : null;
            if (field is null)
                return Unsupported(part, "This initializer");
            values[field] = Visit(((ISimpleAssignmentOperation)part).Value, null).Text;
        }

        var fields = ((INamedTypeSymbol)operation.Type!).InstanceFields();
        var all = fields.Select(field => values.TryGetValue(field, out string? value) ? value : other(field));
        return Aggregate(TypeName(operation), [.. all]);
    }

    private string ZeroField(IFieldSymbol field, IOperation operation)
    {
        string type = _program.TypeName(field.Type, operation.Syntax.GetLocation());
        bool isStructure = field.Type.SpecialType == SpecialType.None && field.Type.TypeKind == TypeKind.Struct;
        return isStructure ? Aggregate(type, _dialect.Zero.Trim('{', '}')).Text : "0";
    }
}
