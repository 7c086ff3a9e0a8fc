using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KernelRD.Translator;

/// <summary>
/// Finds expressions that change a variable and use it elsewhere. C# evaluates operands from the left; C leaves their order open, so the
/// same text could mean another thing.
/// </summary>
internal static class EvaluationOrder
{
    /// <summary>Reports each variable that one expression in a method's body changes and uses without an order in C.</summary>
    public static void Check(IOperation body, Compilation compilation, Action<IOperation, string> report)
    {
        foreach (var expression in body.Descendants().Select(FullExpression))
        {
            if (expression is null)
                continue;
            var uses = expression.DescendantsAndSelf().Where(part => Variable(part) is not null).ToList();
            foreach (var change in expression.DescendantsAndSelf())
            {
                foreach (var symbol in Changes(change, compilation))
                {
                    if (uses.Any(use => SymbolEqualityComparer.Default.Equals(Variable(use), symbol) && !IsOrdered(change, use)))
                        report(change, symbol.Name);
                }
            }
        }
    }

    /// <summary>The expression of a statement that C evaluates as a whole.</summary>
    private static IOperation? FullExpression(IOperation statement) => statement switch
    {
        IExpressionStatementOperation expression => expression.Operation,
        IVariableInitializerOperation initializer => initializer.Value,
        IReturnOperation { ReturnedValue: { } value } => value,
        IConditionalOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax } choice => choice.Condition,
        IForLoopOperation loop => loop.Condition,
        IWhileLoopOperation loop => loop.Condition,
        ISwitchOperation choice => choice.Value,
        _ => null,
    };

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>The variables that an operation changes, or whose memory it does.</summary>
    private static IEnumerable<ISymbol> Changes(IOperation operation, Compilation compilation)
    {
        var targets = operation switch
        {
            // A deconstruction goes through a temporary.
            IDeconstructionAssignmentOperation => [],
            IAssignmentOperation assignment => [assignment.Target],
            IIncrementOrDecrementOperation step => [step.Target],
            IInvocationOperation call when !call.TargetMethod.IsPureBuiltIn() =>
                ChangedArguments(call, compilation),
            _ => Enumerable.Empty<IOperation>(),
        };
        return targets.Select(Root).OfType<ISymbol>();
    }

    private static IEnumerable<IOperation> ChangedArguments(IInvocationOperation call, Compilation compilation)
    {
        var method = call.TargetMethod;
        bool writes = WritesMemory(method, compilation, []);
        foreach (var argument in call.Arguments)
        {
            if (IsReference(argument) || (writes && ViewType.Of(argument.Value.Type) is not null))
                yield return argument.Value;
        }

        if (call.Instance is { } self && !method.IsReadOnly && !self.Type!.IsReadOnly)
            yield return self;
    }

    private static bool IsReference(IArgumentOperation argument) => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out;

    private static bool WritesMemory(IMethodSymbol method, Compilation compilation, HashSet<ISymbol> seen) =>
        seen.Add(method) && ProgramWriter.Body(method, compilation) is { } body && body.Descendants().Any(operation => operation switch
        {
            IAssignmentOperation { Target: var target } => Variable(target) is null,
            IIncrementOrDecrementOperation { Target: var target } => Variable(target) is null,
            IInvocationOperation { TargetMethod: var called } =>
                called.ContainingType.IsRuntimeType("Atomic") || WritesMemory(called, compilation, seen),
            _ => false,
        });

    private static ISymbol? Root(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Instance: { } instance } => Root(instance),
        IPropertyReferenceOperation { Instance: { } instance } => Root(instance),
        IArrayElementReferenceOperation element => Root(element.ArrayReference),
        IConversionOperation conversion => Root(conversion.Operand),
        IInvocationOperation { Instance: { } instance } => Root(instance),
        _ => Variable(operation),
    };

    /// <summary>Whether C, too, has the change and the use in the one order that C# has.</summary>
    private static bool IsOrdered(IOperation change, IOperation use)
    {
        var around = new HashSet<IOperation>(Ancestors(change)) { change };
        IOperation part = use;
        while (!around.Contains(part))
        {
            if (part.Parent is null)
                return true;
            if (around.Contains(part.Parent))
                break;
            part = part.Parent;
        }

        // The use is a part of the change itself, such as its operand.
        if (part == change || part.Parent == change)
            return true;
        return part.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } => true,
            IConditionalOperation => true,
            // x = F(ref x): the target's place does not depend on the change.
            ISimpleAssignmentOperation assignment => part == assignment.Target && Variable(part) is not null,
            _ => false,
        };
    }

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            yield return parent;
    }
}
