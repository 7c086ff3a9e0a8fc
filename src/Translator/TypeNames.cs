using System.Text;
using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>The C types of one program: names them and collects their declarations, each after those that it needs.</summary>
internal sealed class TypeNames(Dialect dialect)
{
    private readonly Dictionary<string, string> _declared = [];
    private readonly Dictionary<ITypeSymbol, string> _structures = new(SymbolEqualityComparer.Default);

    /// <summary>The declarations so far, in order.</summary>
    public List<string> Declarations { get; } = [];

    public bool UsesDouble { get; private set; }

    /// <summary>The C type of a value, or null where the kernel language lacks the type.</summary>
    public string? Name(ITypeSymbol type, AddressSpace space = AddressSpace.Private)
    {
        if (dialect.Primitives.TryGetValue(type.SpecialType, out string? primitive))
        {
            UsesDouble |= type.SpecialType == SpecialType.System_Double;
            return primitive;
        }

        if (ViewType.Of(type) is { } view)
            return View(view, space);
        if (type is not INamedTypeSymbol named)
            return null;
        if (named.EnumUnderlyingType is { } underlying)
            return Name(underlying);
        if (named.IsRuntimeType())
        {
            return named.MetadataName switch
            {
                "Index1D" => Name(SpecialType.System_Int32),
                "LongIndex1D" => Name(SpecialType.System_Int64),
                "Index2D" => Declare("Index2D", "int x, y;"),
                "Index3D" => Declare("Index3D", "int x, y, z;"),
                "LongIndex2D" => Declare("LongIndex2D", $"{Name(SpecialType.System_Int64)} x, y;"),
                "SpecializedValue`1" => Name(named.TypeArguments[0]),
                _ => null,
            };
        }

        bool hasFields = named.IsTupleType || !named.DeclaringSyntaxReferences.IsEmpty;
        return hasFields && named is { TypeKind: TypeKind.Struct, IsRefLikeType: false } ? Structure(named) : null;
    }

    /// <summary>A type's name as part of other names.</summary>
    public static string Id(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "bool",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        _ when type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } => Id(underlying),
        _ => Literals.Identifier(type.Name),
    };

    public static string Id(AddressSpace space) => space.ToString().ToLowerInvariant();

    /// <summary>A type's name as part of other names of this program, where no two types share one.</summary>
    public string Tag(ITypeSymbol type) => type.SpecialType == SpecialType.None && type is INamedTypeSymbol { EnumUnderlyingType: null }
        ? Name(type) ?? "" : Id(type);

    private string? Name(SpecialType type) => dialect.Primitives[type];

    private string? View(ViewType view, AddressSpace space)
    {
        if (Name(view.Element) is not { } element)
            return null;
        string name = $"{Tag(view.Element)}_view{(view.Rank == 2 ? "2d" : "")}{(space == AddressSpace.Global ? "" : "_" + Id(space))}";
        string data = $"{dialect.PointerSpaces[(int)space]}{element}* data; {Name(SpecialType.System_Int64)} length;";
        return Declare(name, view.Rank == 2 ? data + " int extent_x, extent_y, stride;" : data);
    }

    private string? Structure(INamedTypeSymbol type)
    {
        if (_structures.TryGetValue(type, out string? known))
            return known;
        var fields = new StringBuilder();
        foreach (var field in type.InstanceFields())
        {
            // A view inside a structure would hide which memory it points into.
            bool isValue = ViewType.Of(field.Type) is null && field.RefKind == RefKind.None && !field.IsFixedSizeBuffer;
            if (!isValue || Name(field.Type) is not { } name)
                return null;
            fields.Append($"{name} {FieldName(field)}; ");
        }

        // Tuples of the same types are one type, whatever their elements are called.
        if (type.IsTupleType)
        {
            string parts = string.Join("_", type.TupleElements.Select(element => Tag(element.Type)));
            return Declare($"tuple_{parts}", fields.ToString().TrimEnd());
        }

        string unique = Names.Safe(Id(type));
        while (_declared.ContainsKey(unique))
            unique += "_";
        if (fields.Length == 0)
            fields.Append($"{dialect.Primitives[SpecialType.System_Byte]} unused;");
        return _structures[type] = Declare(unique, fields.ToString().TrimEnd());
    }

    /// <summary>A field's name in C; an auto-property's field has the property's name.</summary>
    public static string FieldName(IFieldSymbol field) =>
        Names.Safe(Literals.Identifier((field.AssociatedSymbol ?? field.CorrespondingTupleField ?? field).Name));

    private string Declare(string name, string members)
    {
        if (!_declared.ContainsKey(name))
        {
            _declared[name] = members;
            Declarations.Add($"typedef struct {{ {members} }} {name};");
        }

        return name;
    }
}
