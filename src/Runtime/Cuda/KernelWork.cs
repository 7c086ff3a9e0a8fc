using System.Globalization;
using System.Text.RegularExpressions;

namespace KernelRD.Runtime;

/// <summary>What one work-item does, counted in the PTX of a kernel without loops and branches.</summary>
/// <param name="AccessedBytes">The bytes that it loads from and stores to views.</param>
/// <param name="MemoryBytes">
/// The bytes that must move between memory and chip if a cache serves every value that neighbours share: one element of each view that it
/// reads, and one of each that it writes.
/// </param>
/// <param name="SingleOperations">Instructions of float arithmetic: + − × ÷ √ and fused multiply-adds, each counted as one.</param>
/// <param name="DoubleOperations">The same of double.</param>
public sealed partial record KernelWork(int AccessedBytes, int MemoryBytes, int SingleOperations, int DoubleOperations)
{
    /// <summary>
    /// Counts, or gives null where the path through the kernel depends on data: where anything but the end is jumped to.
    /// </summary>
    public static KernelWork? Count(string ptx)
    {
        string[] lines = [.. ptx.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        if (lines.Where((line, i) => line.EndsWith(':') && lines[i + 1] != "ret;").Any() || lines.Any(line => Unclear().IsMatch(line)))
            return null;

        // What points into a view: from a register to the one that the view's pointer arrives in.
        var views = new Dictionary<string, string>();
        var touched = new Dictionary<(string View, bool IsWrite), int>();
        int accessed = 0, singles = 0, doubles = 0;
        foreach (string line in lines)
        {
            if (Pointer().Match(line) is { Success: true } pointer)
            {
                views[pointer.Groups["to"].Value] = pointer.Groups["from"].Value;
            }
            else if (Sum().Match(line) is { Success: true } sum)
            {
                foreach (Capture from in sum.Groups["from"].Captures)
                {
                    if (views.TryGetValue(from.Value, out string? view))
                        views[sum.Groups["to"].Value] = view;
                }
            }
            else if (Access().Match(line) is { Success: true } access)
            {
                if (!views.TryGetValue(access.Groups["address"].Value, out string? view))
                    return null;
                int bytes = Number(access.Groups["bits"]) / 8 * Math.Max(1, Number(access.Groups["lanes"]));
                bool[] directions = access.Groups["kind"].ValueSpan switch { "ld" => [false], "st" => [true], _ => [false, true] };
                foreach (bool isWrite in directions)
                {
                    accessed += bytes;
                    touched[(view, isWrite)] = bytes;
                }
            }
            else if (Arithmetic().Match(line) is { Success: true } arithmetic)
            {
                (singles, doubles) = arithmetic.Groups["bits"].ValueSpan is "32" ? (singles + 1, doubles) : (singles, doubles + 1);
            }
        }

        return new KernelWork(accessed, touched.Values.Sum(), singles, doubles);
    }

    private static int Number(System.Text.RegularExpressions.Group group) =>
        group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>A call, an instruction under a condition that is no jump, or an access to memory of an unknown kind.</summary>
    [GeneratedRegex(@"^(call|@!?%p\d+\s+(?!bra)|(ld|st|atom|red)\.(?!\S*(global|shared|local|const|param)))")]
    private static partial Regex Unclear();

    [GeneratedRegex(@"^cvta\.to\.global\.u64\s+(?<to>%\w+), (?<from>%\w+);")]
    private static partial Regex Pointer();

    [GeneratedRegex(@"^(add|sub|mov)\.[a-z]64\s+(?<to>%\w+)(, (?<from>[%\w-]+))+;")]
    private static partial Regex Sum();

    [GeneratedRegex(@"^(?<kind>ld|st|atom|red)(\.\w+)*?\.global(\.\w+)*?(\.v(?<lanes>\d))?\.[a-z](?<bits>\d+)\s.*\[(?<address>%\w+)")]
    private static partial Regex Access();

    [GeneratedRegex(@"^(add|sub|mul|div|fma|mad|sqrt|rsqrt|rcp|ex2|lg2|sin|cos|tanh)(\.\w+)*\.f(?<bits>32|64)\s")]
    private static partial Regex Arithmetic();
}
