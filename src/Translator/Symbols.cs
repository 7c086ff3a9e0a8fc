using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelRD.Translator;

/// <summary>Questions to ask of symbols.</summary>
internal static class Symbols
{
    /// <summary>Whether a type is one of KernelRD.Runtime's (or nested in one).</summary>
    public static bool IsRuntimeType(this ITypeSymbol type) => type.ContainingNamespace is
    {
        Name: "Runtime",
        ContainingNamespace: { Name: "KernelRD", ContainingNamespace.IsGlobalNamespace: true },
    };

    public static bool IsRuntimeType(this ITypeSymbol? type, string metadataName) =>
        type is not null && type.MetadataName == metadataName && type.IsRuntimeType();

    /// <summary>The axes of an index type, or 0 for any other type: Index1D, Index2D and Index3D have 1, 2 and 3.</summary>
    public static int IndexAxes(this ITypeSymbol? type) =>
        type.IsRuntimeType("Index1D") ? 1 : type.IsRuntimeType("Index2D") ? 2 : type.IsRuntimeType("Index3D") ? 3 : 0;

    public static bool IsLong(this SpecialType type) => type is SpecialType.System_Int64 or SpecialType.System_UInt64;

    public static bool IsInteger(this SpecialType type) => type is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    public static bool IsReal(this SpecialType type) => type is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>Whether values of a type mean the same on the host and in C, so that they may lie in a buffer or be an argument.</summary>
    public static bool IsBlittable(this ITypeSymbol type) =>
        type.SpecialType.IsInteger() || type.SpecialType.IsReal() || type.TypeKind == TypeKind.Enum
        || (type.IsRuntimeType() && (type.IndexAxes() > 0 || type.Name is "LongIndex1D" or "LongIndex2D"))
        || (type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } named && !type.IsRuntimeType()
            && named.HasPlainLayout() && named.InstanceFields().All(field => field.Type.IsBlittable()));

    /// <summary>The fields of a structure in the order of its layout.</summary>
    public static IEnumerable<IFieldSymbol> InstanceFields(this INamedTypeSymbol type) =>
        type.IsTupleType
            ? type.TupleElements.Select(field => field.CorrespondingTupleField ?? field)
            : type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic);

    /// <summary>The field behind an auto-property.</summary>
    public static IFieldSymbol? BackingField(this IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>Whether a constructor is the parameter list of a type's declaration.</summary>
    public static bool IsPrimaryConstructor(this IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor
        && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;

    /// <summary>Whether a constructor does nothing but give a record's fields its arguments, in order.</summary>
    public static bool IsPositional(this IMethodSymbol constructor)
    {
        if (!constructor.IsPrimaryConstructor() || !constructor.ContainingType.IsRecord)
            return false;
        var fields = constructor.ContainingType.InstanceFields().ToList();
        return fields.Count == constructor.Parameters.Length && fields.Zip(constructor.Parameters, (field, parameter) =>
            field.AssociatedSymbol is { } property && property.Name == parameter.Name
            && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax).All(isSame => isSame);
    }

    /// <summary>Whether a method is built in and touches no memory, so that calling it twice is as good as once.</summary>
    public static bool IsPureBuiltIn(this IMethodSymbol method) => method.ContainingType.IsRuntimeType()
        ? method.ContainingType.Name is not ("Atomic" or "Group" or "SharedMemory" or "LocalMemory" or "MemoryFence")
        : method.ContainingNamespace?.Name is "System" or "Numerics";

    /// <summary>The full name, as in <c>System.MathF.Sqrt</c>.</summary>
    public static string FullName(this ISymbol symbol) => symbol switch
    {
        INamespaceSymbol { IsGlobalNamespace: true } => "",
        { ContainingType: { } type } => $"{type.FullName()}.{symbol.MetadataName}",
        { ContainingNamespace: { IsGlobalNamespace: false } scope } => $"{scope.FullName()}.{symbol.MetadataName}",
        _ => symbol.MetadataName,
    };

    private static bool HasPlainLayout(this INamedTypeSymbol type) =>
        type.GetAttributes().All(attribute => attribute.AttributeClass?.Name is not ("StructLayoutAttribute" or "InlineArrayAttribute"));
}
