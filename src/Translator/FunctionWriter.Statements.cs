using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KernelRD.Translator;

internal sealed partial class FunctionWriter
{
    // Longer loops stay loops: compilers decide better there, and the code stays small.
    private const int MaxUnrolledTrips = 32;

    public override CExpr VisitBlock(IBlockOperation operation, object? argument)
    {
        Line("{");
        Nested(operation);
        Line("}");
        return default;
    }

    public override CExpr VisitExpressionStatement(IExpressionStatementOperation operation, object? argument)
    {
        if (operation.Operation is IDeconstructionAssignmentOperation deconstruction)
            Deconstruct(deconstruction);
        else
            Line(Visit(operation.Operation, operation).Text + ";");
        return default;
    }

    public override CExpr VisitEmpty(IEmptyOperation operation, object? argument) => default;

    public override CExpr VisitLocalFunction(ILocalFunctionOperation operation, object? argument)
    {
        // Written when it is called, like any other method.
        if (!operation.Symbol.IsStatic)
            Unsupported(operation, "A local function that is not static");
        return default;
    }

    public override CExpr VisitVariableDeclarationGroup(IVariableDeclarationGroupOperation operation, object? argument)
    {
        foreach (var declaration in operation.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                string text = Declarator(declarator);
                if (text.Length > 0)
                    Line(text + ";");
            }
        }

        return default;
    }

    public override CExpr VisitReturn(IReturnOperation operation, object? argument)
    {
        if (operation.ReturnedValue is null)
        {
            // The return at the end of an expression body has no syntax of its own.
            if (!operation.IsImplicit)
                Line(_method.MethodKind == MethodKind.Constructor ? "return self;" : "return;");
            return default;
        }

        var value = Visit(operation.ReturnedValue, null);
        if (ViewType.Of(operation.ReturnedValue.Type) is not null && _helper is not null)
        {
            CheckSpace(operation, _helper.ReturnSpace ?? value.Space, value.Space);
            _helper.ReturnSpace = value.Space;
        }

        Line($"return {value.Text};");
        return default;
    }

    public override CExpr VisitConditional(IConditionalOperation operation, object? argument)
    {
        if (operation.Type is not null && operation.Type.SpecialType != SpecialType.System_Void && operation.WhenFalse is not null
            && operation.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax)
        {
            return Choice(operation);
        }

        Line($"if ({Visit(operation.Condition, null).Text})");
        Embedded(operation.WhenTrue);
        var rest = operation.WhenFalse;
        while (rest is IConditionalOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax } next)
        {
            Line($"else if ({Visit(next.Condition, null).Text})");
            Embedded(next.WhenTrue);
            rest = next.WhenFalse;
        }

        if (rest is not null)
        {
            Line("else");
            Embedded(rest);
        }

        return default;
    }

    public override CExpr VisitForLoop(IForLoopOperation operation, object? argument)
    {
        var declarators = operation.Before.OfType<IVariableDeclarationGroupOperation>()
            .SelectMany(group => group.Declarations).SelectMany(declaration => declaration.Declarators).ToList();
        bool isPlain = operation.Before.Length == 0 || (operation.Before.Length == 1 && declarators.Count == 1);
        if (!isPlain)
        {
            Line("{");
            _indent++;
            foreach (var before in operation.Before)
                Visit(before, null);
        }

        string start = isPlain && declarators.Count == 1 ? Declarator(declarators[0]) : "";
        string condition = operation.Condition is null ? "" : " " + Visit(operation.Condition, null).Text;
        string bottom = string.Join(", ", operation.AtLoopBottom.Select(step =>
            Visit(step is IExpressionStatementOperation { Operation: var inner } ? inner : step, step).Text));
        if (TripCount(operation) is > 1 and <= MaxUnrolledTrips && !LeavesEarly(operation.Body))
            Line("#pragma unroll");
        Line($"for ({start};{condition};{(bottom.Length > 0 ? " " : "")}{bottom})");
        Embedded(operation.Body);
        if (!isPlain)
        {
            _indent--;
            Line("}");
        }

        return default;
    }

    public override CExpr VisitWhileLoop(IWhileLoopOperation operation, object? argument)
    {
        string condition = operation.Condition is null ? "true" : Visit(operation.Condition, null).Text;
        if (operation.ConditionIsUntil)
            return Unsupported(operation);
        Line(operation.ConditionIsTop ? $"while ({condition})" : "do");
        Embedded(operation.Body!);
        if (!operation.ConditionIsTop)
            Line($"while ({condition});");
        return default;
    }

    public override CExpr VisitSwitch(ISwitchOperation operation, object? argument)
    {
        Line($"switch ({Visit(operation.Value, null).Text})");
        Line("{");
        _indent++;
        foreach (var section in operation.Cases)
        {
            // Each section gets braces of its own, so a variable of one cannot be seen in another.
            var own = section.Descendants().OfType<IVariableDeclaratorOperation>().Select(declarator => declarator.Symbol).ToList();
            var foreign = section.Descendants().OfType<ILocalReferenceOperation>().FirstOrDefault(reference =>
                operation.Locals.Contains(reference.Local) && !own.Contains(reference.Local, SymbolEqualityComparer.Default));
            if (foreign is not null)
                Unsupported(foreign, "A variable of another switch section");

            foreach (var clause in section.Clauses)
            {
                Line(clause switch
                {
                    IDefaultCaseClauseOperation => "default:",
                    ISingleValueCaseClauseOperation single => $"case {Visit(single.Value, null).Text}:",
                    _ => $"case {Unsupported(clause, "A pattern in a switch statement").Text}:",
                });
            }

            Line("{");
            _indent++;
            foreach (var statement in section.Body)
                Visit(statement, null);
            _indent--;
            Line("}");
        }

        _indent--;
        Line("}");
        return default;
    }

    public override CExpr VisitBranch(IBranchOperation operation, object? argument)
    {
        if (operation.BranchKind == BranchKind.GoTo)
            return Unsupported(operation, "'goto'");
        Line(operation.BranchKind == BranchKind.Break ? "break;" : "continue;");
        return default;
    }

    public override CExpr DefaultVisit(IOperation operation, object? argument) => Unsupported(operation);

    /// <summary>(a, b) = value: through a tuple, as the targets may occur in the value.</summary>
    private void Deconstruct(IDeconstructionAssignmentOperation operation)
    {
        var target = operation.Target is IDeclarationExpressionOperation whole ? whole.Expression : operation.Target;
        if (target is not ITupleOperation targets || operation.Value.Type is not INamedTypeSymbol { IsTupleType: true } type)
        {
            Unsupported(operation, "A deconstruction of anything but a tuple");
            return;
        }

        string value = _names.Unique("values");
        Line($"{TypeName(operation.Value)} {value} = {Visit(operation.Value, null).Text};");
        for (int i = 0; i < targets.Elements.Length; i++)
        {
            string element = $"{value}.{TypeNames.FieldName(type.TupleElements[i])}";
            var part = targets.Elements[i];
            bool isNew = part is IDeclarationExpressionOperation || operation.Target is IDeclarationExpressionOperation;
            if (part is IDeclarationExpressionOperation declaration)
                part = declaration.Expression;
            if (part is ILocalReferenceOperation { Local: var local } && isNew)
            {
                _variables[local] = new Variable(_names.Variable(local.Name));
                Line($"{TypeName(part)} {_variables[local].Name} = {element};");
            }
            else if (part is not IDiscardOperation)
            {
                Line($"{Target(part).Text} = {element};");
            }
        }
    }

    private void Nested(IOperation operation)
    {
        _indent++;
        WriteStatements(operation);
        _indent--;
    }

    /// <summary>The statement that a branch or loop owns, always in braces.</summary>
    private void Embedded(IOperation operation)
    {
        Line("{");
        Nested(operation);
        Line("}");
    }

    private void WriteStatements(IOperation operation)
    {
        if (operation is not IBlockOperation block)
        {
            Visit(operation, null);
            return;
        }

        foreach (var statement in block.Operations)
            Visit(statement, null);
    }

    /// <summary>A local's declaration without its semicolon; empty where it becomes an array or a name for something else.</summary>
    private string Declarator(IVariableDeclaratorOperation declarator)
    {
        var local = declarator.Symbol;
        var initializer = (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
        string name = _names.Variable(local.Name);
        var location = declarator.Syntax.GetLocation();
        if (local.IsRef)
        {
            var target = Address(initializer!);
            _variables[local] = new Variable(name, target.Space) { IsPointer = true };
            return $"{_dialect.PointerSpaces[(int)target.Space]}{_program.TypeName(local.Type, location)}* {name} = {target.Text}";
        }

        if (ViewType.Of(local.Type) is not null)
        {
            if (initializer is null)
            {
                Unsupported(declarator, "A view variable without an initial value, which tells the memory it points into,");
                return "";
            }

            if (TryAllocate(Unwrap(initializer), name) is { } array)
            {
                _variables[local] = array;
                return "";
            }
        }

        var value = initializer is null ? default(CExpr?) : Visit(initializer, null);
        var space = value?.Space ?? AddressSpace.Private;
        _variables[local] = new Variable(name, space);
        string type = _program.TypeName(local.Type, location, space);
        return value is null ? $"{type} {name}" : $"{type} {name} = {value.Value.Text}";
    }

    /// <summary>How often a loop with constant bounds runs, or null where that is not plain to see.</summary>
    private long? TripCount(IForLoopOperation loop)
    {
        if (loop.Before.Length != 1 || loop.AtLoopBottom.Length != 1
            || loop.Before[0] is not IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations }
            || declarations[0].Declarators.Length != 1 || declarations[0].Declarators[0] is not { } counter
            || counter.Initializer?.Value.ConstantValue.Value is not int from
            || loop.Condition is not IBinaryOperation test || !Reads(test.LeftOperand, counter.Symbol)
            || Bound(test.RightOperand) is not { } to
            || loop.AtLoopBottom[0] is not IExpressionStatementOperation { Operation: var bottom })
        {
            return null;
        }

        int step = bottom switch
        {
            IIncrementOrDecrementOperation one when Reads(one.Target, counter.Symbol) => one.Kind == OperationKind.Increment ? 1 : -1,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue.Value: int value } add
                when Reads(add.Target, counter.Symbol) => value,
            _ => 0,
        };
        return (test.OperatorKind, step) switch
        {
            (BinaryOperatorKind.LessThan, > 0) => (to - (long)from + step - 1) / step,
            (BinaryOperatorKind.LessThanOrEqual, > 0) => (to - (long)from + step) / step,
            (BinaryOperatorKind.GreaterThan, < 0) => (from - (long)to - step - 1) / -step,
            (BinaryOperatorKind.GreaterThanOrEqual, < 0) => (from - (long)to - step) / -step,
            _ => null,
        };
    }

    /// <summary>A constant, or the length of an array of constant size.</summary>
    private int? Bound(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property.Name: "Length", Instance: ILocalReferenceOperation { Local: var local } }
            ? Lookup(local).Array?.Length
            : operation.ConstantValue.Value as int?;

    private static bool Reads(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    /// <summary>Whether a loop may end before its count, or waits in it: compilers then decline to unroll it, and warn.</summary>
    private static bool LeavesEarly(IOperation body) => body.DescendantsAndSelf().Any(operation =>
        operation is IBranchOperation or IReturnOperation { IsImplicit: false }
        || (operation is IInvocationOperation call && call.TargetMethod.ContainingType.IsRuntimeType("Group")));
}
