using System.Globalization;
using System.Text.RegularExpressions;

namespace KernelRD.Runtime;

/// <summary>What one kernel takes of a multiprocessor, as the assembler says in a verbose log.</summary>
/// <param name="Registers">The 32-bit registers of a work-item.</param>
/// <param name="SharedBytes">The static shared memory of a group.</param>
/// <param name="ConstantBytes">The constant memory: arguments and literals. NVRTC 11.8 tells none for compute capability 9.0.</param>
/// <param name="StackBytes">The stack frame of a work-item, slow memory: arrays whose indices are not known while compiling.</param>
/// <param name="SpillStoreBytes">What a work-item stores because registers are short.</param>
/// <param name="SpillLoadBytes">What it loads again.</param>
public sealed partial record KernelUsage(
    int Registers, int SharedBytes, int ConstantBytes, int StackBytes, int SpillStoreBytes, int SpillLoadBytes)
{
    /// <summary>Reads the log of a verbose compilation of one kernel.</summary>
    /// <exception cref="FormatException">The log does not tell the number of registers.</exception>
    public static KernelUsage Parse(string log)
    {
        int registers = Count(log, Used());
        if (registers == 0)
            throw new FormatException($"The compiler's log tells of no registers: {log}");
        return new KernelUsage(
            registers,
            Count(log, Shared()),
            Count(log, Constant()),
            Count(log, Stack()),
            Count(log, SpillStores()),
            Count(log, SpillLoads()));
    }

    /// <summary>The sum of the numbers that a pattern finds.</summary>
    private static int Count(string log, Regex pattern) =>
        pattern.Matches(log).Sum(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"Used (\d+) registers")]
    private static partial Regex Used();

    [GeneratedRegex(@"(\d+) bytes smem")]
    private static partial Regex Shared();

    [GeneratedRegex(@"(\d+) bytes cmem\[")]
    private static partial Regex Constant();

    [GeneratedRegex(@"(\d+) bytes stack frame")]
    private static partial Regex Stack();

    [GeneratedRegex(@"(\d+) bytes spill stores")]
    private static partial Regex SpillStores();

    [GeneratedRegex(@"(\d+) bytes spill loads")]
    private static partial Regex SpillLoads();
}
