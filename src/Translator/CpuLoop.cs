using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>Writes the C# half of a kernel: how its arguments are bound, and the loop that the CPU engine runs.</summary>
internal static class CpuLoop
{
    private const string Runtime = "global::KernelRD.Runtime.";

    /// <summary>The kernel's parameters without the leading index, as the tuple type that the runtime hands over.</summary>
    public static string ArgumentsType(IMethodSymbol kernel)
    {
        var format = SymbolDisplayFormat.FullyQualifiedFormat;
        var types = Arguments(kernel).Select(parameter => parameter.Type.ToDisplayString(format)).ToList();
        return types.Count == 1 ? $"global::System.ValueTuple<{types[0]}>" : $"({string.Join(", ", types)})";
    }

    /// <summary>The override of Bind.</summary>
    public static string Bind(IMethodSymbol kernel)
    {
        var writes = Arguments(kernel).Select((_, i) => $"        writer.Write(args.Item{i + 1});");
        return $$"""
                public override void Bind(ref {{Runtime}}ArgumentWriter writer, in {{ArgumentsType(kernel)}} args)
                {
            {{string.Join("\n", writes)}}
                }
            """;
    }

    /// <summary>The override of Run: it calls the method itself, so a breakpoint in the kernel stops there.</summary>
    public static string Run(IMethodSymbol kernel, bool usesLocalMemory)
    {
        int axes = kernel.Parameters[0].Type.IndexAxes();
        var arguments = Arguments(kernel).Select((_, i) => $"args.Item{i + 1}").ToList();
        string method = $"{kernel.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{kernel.Name}";
        string loops = axes == 0
            ? $$"""
                    {{Runtime}}WorkItem.EnterLaunch(shape);
                    for (int groupZ = tile.From.Z; groupZ < tile.To.Z; groupZ++)
                    for (int groupY = tile.From.Y; groupY < tile.To.Y; groupY++)
                    for (int groupX = tile.From.X; groupX < tile.To.X; groupX++)
                    {
                        {{Runtime}}WorkItem.EnterGroup(new {{Runtime}}Index3D(groupX, groupY, groupZ));
                        for (int z = 0; z < shape.Group.Z; z++)
                        for (int y = 0; y < shape.Group.Y; y++)
                        for (int x = 0; x < shape.Group.X; x++)
                        {
                            {{Runtime}}WorkItem.Enter(new {{Runtime}}Index3D(x, y, z));
                            {{method}}({{string.Join(", ", arguments)}});
                        }
                    }
            """
            : string.Join("\n", Enumerable.Range(0, axes).Reverse().Select(axis => Loop("xyz"[axis], "XYZ"[axis])))
                + "\n        {\n" + (usesLocalMemory ? $"            {Runtime}WorkItem.Enter();\n" : "")
                + $"            {method}({string.Join(", ", [Index(axes), .. arguments])});\n        }}";
        return $$"""
                // Compiled where it runs: ahead of time, a view's indexer, which is another assembly's, would be a call.
                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
                public override void Run(in {{ArgumentsType(kernel)}} args, in {{Runtime}}LaunchShape shape, in {{Runtime}}Tile tile)
                {
            {{loops}}
                }
            """;
    }

    private static string Loop(char name, char axis) => $"        for (int {name} = tile.From.{axis}; {name} < tile.To.{axis}; {name}++)";

    private static string Index(int axes) => $"new {Runtime}Index{axes}D({"x, y, z".Substring(0, 3 * axes - 2)})";

    private static IEnumerable<IParameterSymbol> Arguments(IMethodSymbol kernel) =>
        kernel.Parameters.Skip(kernel.Parameters[0].Type.IndexAxes() > 0 ? 1 : 0);
}
