using System.Reflection;

namespace KernelRD.Runtime;

/// <summary>The kernels of one assembly, by <c>Namespace.Class.Method</c>. Only generated code derives from it.</summary>
public abstract class KernelTable
{
    /// <summary>The full names of all kernels, sorted.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>What the translator made of a kernel, or null where the assembly has none of that name.</summary>
    public abstract KernelSource? Find(string fullName);

    /// <summary>The table that the translator left in an assembly, or null where it has no kernels.</summary>
    public static KernelTable? Of(Assembly assembly)
    {
        var type = assembly.GetCustomAttribute<KernelTableAttribute>()?.TableType;
        return type is null ? null : (KernelTable?)Activator.CreateInstance(type);
    }

    internal static KernelSource<TArgs> Find<TArgs>(MethodInfo method)
        where TArgs : struct
    {
        string name = $"{method.DeclaringType?.FullName?.Replace('+', '.')}.{method.Name}";
        var table = method.DeclaringType is { } type ? Of(type.Assembly) : null;
        return table?.Find(name) switch
        {
            KernelSource<TArgs> source => source,
            null => throw new NotSupportedException(
                $"{name} is no kernel: mark the static method with [Kernel] and compile its project with the translator."),
            _ => throw new NotSupportedException($"{name} was translated with other parameters than it is loaded with."),
        };
    }
}

/// <summary>Points from an assembly to its kernels.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class KernelTableAttribute(Type tableType) : Attribute
{
    public Type TableType { get; } = tableType;
}
