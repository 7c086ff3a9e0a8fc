namespace KernelRD.Runtime;

/// <summary>A kernel argument that is baked in as a constant: the kernel is compiled once for each distinct value.</summary>
public readonly record struct SpecializedValue<T>(T Value)
    where T : unmanaged, IEquatable<T>
{
    public static implicit operator T(SpecializedValue<T> value) => value.Value;
}

/// <summary>Creates specialised values.</summary>
public static class SpecializedValue
{
    public static SpecializedValue<T> New<T>(T value)
        where T : unmanaged, IEquatable<T> => new(value);
}
