using System.Globalization;

namespace KernelRD.Cli.Benchmarks;

/// <summary>Rows and ceilings in words and numbers of three digits.</summary>
internal static class BenchmarkText
{
    public static IReadOnlyList<string> Titles { get; } =
        ["operation", "size", "device", "time", "GB/s", "GFLOP/s", "ceiling", "x plain", "x SIMD", "result"];

    /// <summary>The widths that nearly all rows keep to.</summary>
    public static IReadOnlyList<int> Widths { get; } = [22, 13, 8, 8, 6, 7, 7, 7, 6, 0];

    /// <summary>The columns for a terminal of this width.</summary>
    public static IReadOnlyList<int> Columns(int width) => width >= 106 ? [.. Enumerable.Range(0, Titles.Count)] : [0, 2, 3, 5, 6, 7, 9];

    /// <summary>A row's cells; the first three are words, the last one too.</summary>
    public static IReadOnlyList<string> Cells(BenchmarkRow row) =>
    [
        row.Operation.Name, row.SizeText, row.Device, Time(row.Time.Seconds), Number(row.GigabytesPerSecond),
        row.Case.Flops > 0 ? Number(row.GigaflopsPerSecond) : "-", Text($"{100 * row.Share:0} %"), Number(row.Plain.Seconds / row.Time.Seconds),
        row.Simd is { } simd ? Number(simd.Seconds / row.Time.Seconds) : "-", Result(row),
    ];

    /// <summary>Cells in columns, numbers to the right.</summary>
    public static string Line(IReadOnlyList<string> cells) =>
        string.Join("  ", cells.Select((cell, column) => IsNumber(column) ? cell.PadLeft(Widths[column]) : cell.PadRight(Widths[column]))).TrimEnd();

    public static bool IsNumber(int column) => column is > 2 and < 9;

    /// <summary>Where a device's ceilings are.</summary>
    public static string Ceilings(BenchmarkDevice device)
    {
        var copies = device.Ceilings.Copies.Select(copy => $"{Bytes(copy.Key)} at {Number(copy.Value / 1e9)}");
        return $"{device.Name}: {Number(device.Ceilings.FlopsPerSecond / 1e9)} GFLOP/s of fused multiply-adds; copies of {string.Join(", ", copies)} GB/s";
    }

    private static string Result(BenchmarkRow row) =>
        row.Difference == 0 ? "same bits" : Text($"{(row.Agrees ? "within" : "WRONG by")} {row.Difference:0.#e-0}");

    public static string Time(double seconds)
    {
        var (unit, name) = seconds switch { < 1e-6 => (1e-9, "ns"), < 1e-3 => (1e-6, "µs"), < 1 => (1e-3, "ms"), _ => (1, "s") };
        return $"{Number(seconds / unit)} {name}";
    }

    private static string Bytes(long bytes) => bytes < 1 << 20 ? Text($"{bytes >> 10} KiB") : Text($"{bytes >> 20} MiB");

    public static string Number(double value) =>
        value.ToString(value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : value >= 0.1 ? "0.00" : "0.0000", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
