using KernelRD.Cli.Charts;
using KernelRD.Cli.Runs;

namespace KernelRD.Cli.Benchmarks;

/// <summary>The files of <c>kernelrd bench --growth</c>: a table and a figure.</summary>
internal static class GrowthFiles
{
    private const string Name = "growth";

    // What no eye tells apart in the figure.
    private const double Alike = 0.01;

    public static IReadOnlyList<string> Names { get; } = [$"{Name}.csv", $"{Name}.png", $"{Name}.svg"];

    public static void WriteTable(string folder, IEnumerable<GrowthRow> rows) =>
        RunDirectory.WriteLines(Path.Combine(folder, $"{Name}.csv"), rows.Select(row => row.ToCsv()).Prepend(GrowthRow.Header));

    /// <summary>Writes the figure: for cells and for neurons, time and memory of one over the size.</summary>
    public static void WriteFigure(string folder, IReadOnlyList<GrowthRow> rows) => ChartFiles.Save(
        new Figure([.. rows.GroupBy(row => row.Work.Unit).SelectMany(Charts)]), Path.Combine(folder, Name));

    private static IEnumerable<Chart> Charts(IEnumerable<GrowthRow> rows)
    {
        var work = rows.First().Work;
        string size = work.Unit == "cell" ? "n, of n × n cells" : "m, hidden neurons";
        var devices = rows.Select(row => row.Device).Distinct().ToList();
        yield return Chart($"Time of a {work.Unit} and {work.Step}", "ns", row => 1e9 * row.SecondsPerUnit);
        if (rows.Any(row => row.Bytes is not null))
            yield return Joined(Chart($"Memory of a {work.Unit}", "bytes", row => row.BytesPerUnit ?? double.NaN));

        Chart Chart(string title, string unit, Func<GrowthRow, double> value) => new(
            [.. rows.GroupBy(row => (row.Work, row.Device)).Select(group => new LineSeries(
                [.. group.Select(row => (double)row.Size)], [.. group.Select(value)])
            {
                Name = $"{group.Key.Work.Name}, {group.Key.Device}",
                Color = Palette.Of(devices.IndexOf(group.Key.Device)),
                Dash = group.Key.Work.Name == work.Name ? Dash.None : Dash.Dashed,
                HasMarkers = true,
            })])
        {
            Title = title,
            X = new(size, IsLog: true) { LogBase = 2 },
            Y = new($"{unit} per {work.Unit}{(unit == "ns" ? $" and {work.Step}" : "")}", IsLog: true),
        };
    }

    /// <summary>A single line for all where they would cover each other, as devices' memory mostly does.</summary>
    private static Chart Joined(Chart chart)
    {
        var lines = chart.Series.Cast<LineSeries>().ToArray();
        bool areAlike = lines.All(line => line.X.SequenceEqual(lines[0].X) && line.Y.Zip(lines[0].Y).All(pair => Math.Abs(pair.First / pair.Second - 1) < Alike));
        return lines.Length > 1 && areAlike ? chart with { Series = [lines[0] with { Name = "all, within 1 %", Color = Rgba.Ink }] } : chart;
    }
}
