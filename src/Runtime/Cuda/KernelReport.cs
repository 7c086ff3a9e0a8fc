using System.Globalization;
using System.Text;

namespace KernelRD.Runtime;

/// <summary>A table of what kernels take of a GPU and how fast they can run on some, without having any.</summary>
public static class KernelReport
{
    // Stands in for each specialised parameter.
    private const int Sample = 4;

    /// <summary>The kernels of a table, as a table in Markdown with aligned columns.</summary>
    /// <exception cref="CudaException">A kernel does not compile.</exception>
    public static string Markdown(KernelTable kernels, Nvrtc nvrtc, CudaArchitecture architecture)
    {
        string[] header =
        [
            "kernel", "registers", "shared B", "occupancy", "accessed B", "memory B", "float ops", "double ops",
            .. GpuCard.All.Select(card => $"{card.Name} µs"),
        ];
        var rows = kernels.Names.AsParallel().AsOrdered().Select(name => Row(kernels.Find(name)!, nvrtc, architecture)).ToList();
        return Table([header, .. rows]);
    }

    /// <summary>What the columns mean.</summary>
    public static string Legend(Nvrtc nvrtc) => string.Create(CultureInfo.InvariantCulture, $"""
        Registers and shared memory are NVRTC {nvrtc.Version}'s; occupancy is for groups of {CudaProgram.GroupSize}.
        Per work-item: bytes accessed, bytes that must move to or from memory when caches serve neighbours, and arithmetic instructions;
        a dash where the path depends on data. Times are the roofline of a million work-items: the slower of memory and arithmetic, at the
        rates in the data sheets of {string.Join(", ", GpuCard.All.Select(card => card.Model))}, without fused multiply-adds.
        """);

    private static string[] Row(KernelSource source, Nvrtc nvrtc, CudaArchitecture architecture)
    {
        string[] defines = [.. source.SpecializedNames.Select(name => $"{name}={Sample}")];
        var compiled = nvrtc.Compile(source.Cuda, source.Name, architecture.ComputeCapability, defines, verbose: true);
        var usage = KernelUsage.Parse(compiled.Log);
        var work = KernelWork.Count(compiled.Ptx);
        double occupancy = architecture.Occupancy(CudaProgram.GroupSize, usage.Registers, usage.SharedBytes);
        return
        [
            defines.Length == 0 ? source.Name : $"{source.Name} ({string.Join(", ", defines)})",
            Text(usage.Registers),
            Text(usage.SharedBytes),
            Text(100 * occupancy, "0 '%'"),
            Text(work?.AccessedBytes),
            Text(work?.MemoryBytes),
            Text(work?.SingleOperations),
            Text(work?.DoubleOperations),
            .. GpuCard.All.Select(card => work is null ? Text(null) : Text(1e6 * card.Seconds(work, 1e6), "0.00")),
        ];
    }

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    /// <summary>The first column to the left, the numbers to the right.</summary>
    private static string Table(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        AppendRow(rows[0]);
        AppendRow([.. widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ':')]);
        foreach (string[] row in rows.Skip(1))
            AppendRow(row);
        return text.ToString();

        void AppendRow(string[] row)
        {
            var cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]));
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }
    }
}
