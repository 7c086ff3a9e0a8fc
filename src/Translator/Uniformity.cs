using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KernelRD.Translator;

/// <summary>
/// Finds barriers that some work-items of a group may reach and others not. A value is uniform if all work-items of a group have the same:
/// constants, the kernel's parameters, Grid's members and Group's dimensions are; the work-item's own indices and everything read from
/// memory are not, and neither is a variable assigned where control flow is not uniform.
/// </summary>
internal sealed class Uniformity
{
    private readonly Compilation _compilation;
    private readonly Action<Location, string> _report;
    private readonly HashSet<ISymbol> _varying = new(SymbolEqualityComparer.Default);
    private readonly Stack<Scope> _scopes = new();
    private string? _returned;
    private bool _isReporting;

    private Uniformity(Compilation compilation, Action<Location, string> report)
    {
        _compilation = compilation;
        _report = report;
    }

    /// <summary>Reports every such barrier in a kernel and in the methods that it calls.</summary>
    public static void Check(IMethodSymbol kernel, Compilation compilation, Action<Location, string> report) =>
        new Uniformity(compilation, report).Check(kernel, []);

    private void Check(IMethodSymbol method, IEnumerable<IParameterSymbol> varying)
    {
        if (ProgramWriter.Body(method, _compilation) is not { } body)
            return;
        _varying.UnionWith(varying);
        // What varies may make more vary, in a loop also what stands before it.
        int known;
        do
        {
            known = _varying.Count;
            Walk(body, null);
        }
        while (_varying.Count > known);
        _isReporting = true;
        Walk(body, null);
    }

    /// <summary>Goes through an operation. <paramref name="cause"/>: why control flow is not uniform here, or null where it is.</summary>
    private void Walk(IOperation operation, string? cause)
    {
        switch (operation)
        {
            case IConditionalOperation choice:
                Walk(choice.Condition, cause);
                WalkAll([choice.WhenTrue, choice.WhenFalse], cause ?? Difference(choice.Condition));
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                Walk(both.LeftOperand, cause);
                Walk(both.RightOperand, cause ?? Difference(both.LeftOperand));
                break;
            case ISwitchExpressionOperation choice:
                Walk(choice.Value, cause);
                WalkAll(choice.Arms, cause ?? Difference(choice.Value));
                break;
            case ISwitchOperation choice:
                Walk(choice.Value, cause);
                _scopes.Push(new Scope(choice.ExitLabel, null));
                WalkAll(choice.Cases, cause ?? Difference(choice.Value));
                _scopes.Pop();
                break;
            case ILoopOperation loop:
                WalkLoop(loop, cause);
                break;
            case IReturnOperation { IsImplicit: false }:
                WalkAll(operation.ChildOperations, cause);
                _returned ??= Now(cause) is { } reason ? $"some may have returned, as {reason}" : null;
                break;
            case IBranchOperation branch:
                if (_scopes.FirstOrDefault(scope => scope.Owns(branch.Target)) is { } left && Now(cause) is { } why)
                    left.Leave(branch.Target, why);
                break;
            default:
                WalkAll(operation.ChildOperations, cause);
                Note(operation, cause);
                break;
        }
    }

    private void WalkAll(IEnumerable<IOperation?> operations, string? cause)
    {
        foreach (var operation in operations)
        {
            if (operation is not null)
                Walk(operation, cause);
        }
    }

    private void WalkLoop(ILoopOperation loop, string? cause)
    {
        var scope = new Scope(loop.ExitLabel, loop.ContinueLabel);
        _scopes.Push(scope);
        var condition = loop switch
        {
            IForLoopOperation forLoop => forLoop.Condition,
            IWhileLoopOperation whileLoop => whileLoop.Condition,
            _ => null,
        };
        if (loop is IForLoopOperation { Before: var before })
            WalkAll(before, cause);
        // Twice: who leaves in one round is missing in the next.
        for (int round = 0; round < 2; round++)
        {
            var inside = cause ?? (condition is null ? null : Difference(condition));
            if (condition is not null)
                Walk(condition, inside);
            Walk(loop.Body, inside);
            scope.Continued = null;
            if (loop is IForLoopOperation { AtLoopBottom: var bottom })
                WalkAll(bottom, inside);
        }

        _scopes.Pop();
    }

    /// <summary>What an operation other than control flow does: it assigns, or it is a barrier or calls one.</summary>
    private void Note(IOperation operation, string? cause)
    {
        cause = Now(cause);
        switch (operation)
        {
            case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                Assign(declarator.Symbol, declarator.Symbol.IsRef || cause is not null || !IsUniform(initializer.Value));
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                foreach (var target in deconstruction.Target.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
                    Assign(target.Local, cause is not null || !IsUniform(deconstruction.Value));
                break;
            case IAssignmentOperation assignment:
                Assign(Root(assignment.Target), cause is not null || !IsUniform(assignment.Value));
                break;
            case IIncrementOrDecrementOperation step:
                Assign(Root(step.Target), cause is not null);
                break;
            case IInvocationOperation call:
                foreach (var argument in call.Arguments.Where(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
                    Assign(Root(argument.Value), true);
                if (!IsBarrier(call.TargetMethod) && !ContainsBarrier(call.TargetMethod))
                    break;
                if (cause is not null && _isReporting)
                    _report(call.Syntax.GetLocation(), cause);
                else if (_isReporting && !IsBarrier(call.TargetMethod))
                    CheckCalled(call);
                break;
        }
    }

    private void CheckCalled(IInvocationOperation call)
    {
        var varying = call.Arguments.Where(argument => !IsUniform(argument.Value)).Select(argument => argument.Parameter!);
        new Uniformity(_compilation, _report).Check(call.TargetMethod, varying);
    }

    /// <summary>Why control flow is not uniform at this point, with what left it before counted in.</summary>
    private string? Now(string? cause) =>
        cause ?? _returned ?? _scopes.Select(scope => scope.Broken ?? scope.Continued).FirstOrDefault(left => left is not null);

    private void Assign(ISymbol? symbol, bool isVarying)
    {
        if (symbol is not null && isVarying)
            _varying.Add(symbol);
    }

    private string? Difference(IOperation condition) => IsUniform(condition) ? null : $"'{condition.Syntax}' may differ between them";

    private bool IsUniform(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation { Local: var local } => !local.IsRef && !_varying.Contains(local),
        IParameterReferenceOperation { Parameter: var parameter } =>
            parameter.RefKind is RefKind.None or RefKind.In && !_varying.Contains(parameter),
        IInvocationOperation { TargetMethod: var method } when IsBarrier(method) => true,
        _ when IsVaryingSource(operation) => false,
        IInvocationOperation { TargetMethod: var method } when ReadsVarying(method) => false,
        _ => operation.ChildOperations.All(IsUniform),
    };

    /// <summary>A work-item's own index, or something read from memory or by an atomic.</summary>
    private static bool IsVaryingSource(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Instance: null, Property: { ContainingType: var owner, Name: var name } } =>
            (owner.IsRuntimeType("Group") && !name.StartsWith("Dim", StringComparison.Ordinal))
            || (owner.IsRuntimeType("Grid") && name.StartsWith("Global", StringComparison.Ordinal)),
        IPropertyReferenceOperation { Property.IsIndexer: true } or IArrayElementReferenceOperation => true,
        IInvocationOperation { TargetMethod.ContainingType: var owner } => owner.IsRuntimeType("Atomic"),
        _ => false,
    };

    private bool ReadsVarying(IMethodSymbol method) => Any(method, IsVaryingSource, []);

    private bool ContainsBarrier(IMethodSymbol method) =>
        Any(method, operation => operation is IInvocationOperation { TargetMethod: var called } && IsBarrier(called), []);

    private bool Any(IMethodSymbol method, Func<IOperation, bool> test, HashSet<ISymbol> seen) =>
        seen.Add(method) && ProgramWriter.Body(method, _compilation) is { } body && body.Descendants().Any(operation =>
            test(operation) || (operation is IInvocationOperation { TargetMethod: var called } && Any(called, test, seen)));

    private static bool IsBarrier(IMethodSymbol method) => method.ContainingType.IsRuntimeType("Group");

    /// <summary>The variable that an assignment to it or to a part of it changes; null for memory.</summary>
    private static ISymbol? Root(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: { } instance } => Root(instance),
        IPropertyReferenceOperation { Property.IsIndexer: false, Instance: { } instance } => Root(instance),
        _ => null,
    };

    /// <summary>A loop or switch that work-items may leave at different times.</summary>
    private sealed class Scope(ILabelSymbol exit, ILabelSymbol? next)
    {
        /// <summary>Why some may be in the next round already.</summary>
        public string? Continued { get; set; }

        /// <summary>Why some may have left for good.</summary>
        public string? Broken { get; private set; }

        public bool Owns(ILabelSymbol label) =>
            SymbolEqualityComparer.Default.Equals(label, exit) || SymbolEqualityComparer.Default.Equals(label, next);

        public void Leave(ILabelSymbol label, string cause)
        {
            string text = $"some may have left the loop, as {cause}";
            if (SymbolEqualityComparer.Default.Equals(label, exit))
                Broken ??= text;
            else
                Continued ??= text;
        }
    }
}
