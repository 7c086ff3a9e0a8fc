using System.Text;
using Microsoft.CodeAnalysis;

namespace KernelRD.Translator;

/// <summary>The CPU engine's SIMD loop over X.</summary>
internal static class VectorLoop
{
    private const string Runtime = "global::KernelRD.Runtime.";
    private const string Compiler = "global::System.Runtime.CompilerServices.";

    /// <summary>
    /// The members <c>HasVectorLoop</c> and <c>RunVector</c> of the generated class, indented by four, or null where the kernel is to
    /// run by its scalar loop alone. Called once for each kernel that translated without a diagnostic.
    /// </summary>
    /// <param name="kernel">The kernel method; its leading index parameter, if it has one, is the work-item's position.</param>
    /// <param name="body">Its bound body: an <c>IMethodBodyOperation</c>.</param>
    /// <param name="compilation">Where the source of the methods that it calls is found.</param>
    public static string? TryEmit(IMethodSymbol kernel, IOperation body, Compilation compilation)
    {
        int axes = kernel.Parameters.FirstOrDefault()?.Type.IndexAxes() ?? 0;
        if (axes == 0 || kernel.Parameters.Length < 2)
            return null;
        try
        {
            // How a variable differs among work-items shows only when all that is assigned to it has been seen, so go over the body until
            // that teaches nothing new.
            var facts = new VectorFacts();
            VectorWriter writer;
            do
            {
                facts.HasChanged = false;
                writer = new VectorWriter(kernel, compilation, facts);
                writer.Write(body);
            }
            while (facts.HasChanged);
            return writer.CanRunInRegisters() ? Members(kernel, writer, axes) : null;
        }
        catch (NotVectorizableException)
        {
            return null;
        }
    }

    private static string Members(IMethodSymbol kernel, VectorWriter writer, int axes)
    {
        string args = CpuLoop.ArgumentsType(kernel);
        string lanes = writer.Lanes, last = writer.Last, x = writer.Index[0];
        var text = new StringBuilder();
        int depth = 2;
        void Line(string line) => text.Append(' ', line.Length == 0 ? 0 : 4 * depth).Append(line).Append('\n');

        text.Append($$"""
                public override bool HasVectorLoop => true;

                // Optimised from the first call on: SIMD is hopelessly slow in code that is not.
                [{{Compiler}}MethodImpl({{Compiler}}MethodImplOptions.AggressiveOptimization)]
                public override {{(writer.ArrayLines.Count > 0 ? "unsafe " : "")}}void RunVector(in {{args}} args, in {{Runtime}}LaunchShape shape, in {{Runtime}}Tile tile)
                {

            """);
        for (int i = 1; i < kernel.Parameters.Length; i++)
            Line($"var {writer.Parameters[i - 1]} = args.Item{i};");
        Line($"int {lanes} = Vector<float>.Count;");
        Line($"int {last} = tile.To.X - {lanes};");
        Line($"if ({last} < tile.From.X)");
        Line("{");
        Line("    Run(args, shape, tile);");
        Line("    return;");
        Line("}");
        Line("");
        foreach (string line in writer.ArrayLines)
            Line(line);
        for (int axis = axes - 1; axis > 0; axis--)
        {
            string index = writer.Index[axis];
            Line($"for (int {index} = tile.From.{"XYZ"[axis]}; {index} < tile.To.{"XYZ"[axis]}; {index}++)");
            Line("{");
            depth++;
        }

        foreach (string line in writer.RowLines)
            Line(line);
        Line($"int {x} = tile.From.X;");
        foreach (var (name, first, _) in writer.Windows)
            Line($"Vector<float> {name} = {first};");
        Line(writer.IsRepeatable ? "while (true)" : $"while ({x} <= {last})");
        Line("{");
        depth++;
        foreach (string line in writer.Lines)
            Line(line);
        if (writer.IsRepeatable)
        {
            Line($"if ({x} == {last})");
            Line("    break;");
        }

        Line($"{x} += {lanes};");
        foreach (var (name, _, next) in writer.Windows)
            Line($"{name} = {next};");
        // The last register of a row overlaps the one before it, which is the same work again, if no work-item reads what it writes.
        if (writer.IsRepeatable)
        {
            Line($"if ({x} > {last})");
            Line("{");
            Line($"    {x} = {last};");
            foreach (var (name, first, _) in writer.Windows)
                Line($"    {name} = {first};");
            Line("}");
        }

        while (depth > 2)
        {
            depth--;
            Line("}");
        }

        if (!writer.IsRepeatable)
        {
            string rest = $"tile.To.X - (tile.To.X - tile.From.X) % {lanes}";
            Line($"Run(args, shape, new(new({rest}, tile.From.Y, tile.From.Z), tile.To));");
        }

        depth--;
        Line("}");
        return text.ToString().TrimEnd();
    }
}

/// <summary>What is known of a kernel's variables and of the places in rows that it reads, by their names in the SIMD loop.</summary>
internal sealed class VectorFacts
{
    private readonly Dictionary<string, Lanes> _lanes = [];
    private readonly HashSet<string> _changing = [];
    private readonly HashSet<(string Row, string Place)> _reads = [];

    public bool HasChanged { get; set; }

    public Lanes LanesOf(string variable) => _lanes.TryGetValue(variable, out var lanes) ? lanes : Lanes.Uniform;

    public bool IsSteady(string variable) => !_changing.Contains(variable);

    /// <summary>A value is assigned to the variable.</summary>
    public void Assign(string variable, Lanes lanes)
    {
        if (_lanes.TryGetValue(variable, out var known) && known != lanes)
            lanes = Lanes.Varying;
        HasChanged |= !_lanes.TryGetValue(variable, out known) || known != lanes;
        _lanes[variable] = lanes;
    }

    /// <summary>The variable changes while a work-item runs.</summary>
    public void Change(string variable) => HasChanged |= _changing.Add(variable);

    public bool IsRead(string row, string place) => _reads.Contains((row, place));

    /// <summary>A place in a row is read.</summary>
    public void Read(string row, string place) => HasChanged |= _reads.Add((row, place));
}

/// <summary>A kernel holds what the SIMD loop does not do; its scalar loop serves.</summary>
internal sealed class NotVectorizableException : Exception;
