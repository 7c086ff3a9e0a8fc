using System.Globalization;

namespace KernelRD.Cli.Benchmarks;

/// <summary>What a model of a size costs on a device.</summary>
/// <param name="Work">The model.</param>
/// <param name="Size">Its size.</param>
/// <param name="Device">The device, as --device takes it.</param>
/// <param name="Time">Of a step or an iteration.</param>
/// <param name="Bytes">What its buffers on the device hold; null where nobody knows.</param>
internal sealed record GrowthRow(GrowthWork Work, int Size, string Device, Timing Time, long? Bytes)
{
    /// <summary>The widths that nearly all rows keep to.</summary>
    private static readonly int[] s_widths = [15, 9, 8, 10, 11, 10, 10];

    /// <summary>The head of <see cref="ToCsv"/>.</summary>
    public static string Header => "model,size,device,units,seconds,noise,samples,seconds_per_unit,bytes,bytes_per_unit";

    public long Units => Work.Units(Size);

    public double SecondsPerUnit => Time.Seconds / Units;

    public double? BytesPerUnit => (double?)Bytes / Units;

    public string ToCsv() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Work.Name},{Size},{Device},{Units},{Time.Seconds},{Time.Noise},{Time.Samples},{SecondsPerUnit},{Bytes},{BytesPerUnit}");

    /// <summary>The head of <see cref="ToText"/>.</summary>
    public static string Titles(GrowthWork work) =>
        Line("model", "size", "device", work.Step, $"per {work.Unit}", "memory", $"per {work.Unit}");

    /// <summary>A line of a table, to three digits.</summary>
    public string ToText() => Line(
        Work.Name, $"{Work.Axis} = {Size}", Device, BenchmarkText.Time(Time.Seconds), BenchmarkText.Time(SecondsPerUnit), InBytes(Bytes), InBytes(BytesPerUnit));

    private static string InBytes(double? bytes)
    {
        if (bytes is not { } value)
            return "-";
        var (unit, name) = value switch { < 1 << 10 => (1, "B"), < 1 << 20 => (1 << 10, "KiB"), < 1 << 30 => (1 << 20, "MiB"), _ => (1 << 30, "GiB") };
        return $"{BenchmarkText.Number(value / unit)} {name}";
    }

    private static string Line(params string[] cells) =>
        string.Join("  ", cells.Select((cell, column) => column > 2 ? cell.PadLeft(s_widths[column]) : cell.PadRight(s_widths[column])));
}
