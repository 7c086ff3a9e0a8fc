namespace KernelRD.Translator;

/// <summary>A C# variable in C.</summary>
/// <param name="Name">Its C name.</param>
/// <param name="Space">The memory that it points into, if it is a view or a reference.</param>
internal sealed record Variable(string Name, AddressSpace Space = AddressSpace.Private)
{
    /// <summary>Whether it is a C pointer to the value: a ref local, a ref parameter, or the this of a method that may change it.</summary>
    public bool IsPointer { get; init; }

    /// <summary>Set where it is a C array rather than a view structure.</summary>
    public FixedArray? Array { get; init; }
}

/// <summary>An array of constant size, indexed by its name so that compilers see a plain array.</summary>
/// <param name="Type">The view type that it stands for.</param>
/// <param name="X">The extent along X: the length, if it has one dimension.</param>
/// <param name="Y">The extent along Y: 1, if it has one dimension.</param>
internal sealed record FixedArray(ViewType Type, int X, int Y)
{
    public int Length => X * Y;

    public int Stride => Type.IsXContiguous ? X : Y;
}
