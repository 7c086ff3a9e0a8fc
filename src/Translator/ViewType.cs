using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>What kind of view a type is. A C# array counts as a one-dimensional view of private memory.</summary>
/// <param name="Element">The type of the elements.</param>
/// <param name="Rank">1 or 2 dimensions.</param>
/// <param name="IsXContiguous">Of two dimensions, whether it is X in which neighbours are adjacent.</param>
internal sealed record ViewType(ITypeSymbol Element, int Rank, bool IsXContiguous)
{
    public static ViewType? Of(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => new ViewType(array.ElementType, 1, true),
        INamedTypeSymbol { IsGenericType: true } named when named.IsRuntimeType() => named.MetadataName switch
        {
            "ArrayView`1" => new ViewType(named.TypeArguments[0], 1, true),
            "ArrayView1D`2" when named.TypeArguments[1].MetadataName == "Dense" => new ViewType(named.TypeArguments[0], 1, true),
            "ArrayView2D`2" when named.TypeArguments[1].MetadataName is "DenseX" or "DenseY" =>
                new ViewType(named.TypeArguments[0], 2, named.TypeArguments[1].MetadataName == "DenseX"),
            _ => null,
        },
        _ => null,
    };
}
