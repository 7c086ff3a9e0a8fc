using System.Globalization;
using KernelRD.Cli.Files;
using KernelRD.Cli.Runs;
using KernelRD.Simulation;

namespace KernelRD.Cli.Simulations;

/// <summary>
/// The files of a simulation: <c>config.json</c>, <c>metrics.csv</c>, <c>frames/000000.png</c> and on, <c>animation.png</c>, <c>u.npy</c>,
/// <c>v.npy</c>, <c>report.html</c>, and what it goes on from.
/// </summary>
internal sealed class SimulationFiles
{
    private readonly RunDirectory _directory;

    public SimulationFiles(RunDirectory directory)
    {
        _directory = directory;
        Directory.CreateDirectory(directory.Of("frames"));
    }

    public string Path => _directory.Path;

    public string AnimationPath => _directory.Of("animation.png");

    public string ReportPath => _directory.Of("report.html");

    /// <inheritdoc cref="RunDirectory.Devices"/>
    public IReadOnlyList<string> Devices => _directory.Devices;

    /// <summary>Where the frames wait until they are pictures.</summary>
    public string SpoolPath => _directory.InCheckpoint("frames.f32");

    private string GrowthPath => _directory.InCheckpoint("growth.csv");

    public string FieldPath(string field) => _directory.Of(field + ".npy");

    public string PicturePath(long frame) =>
        System.IO.Path.Combine(_directory.Of("frames"), frame.ToString("000000", CultureInfo.InvariantCulture) + ".png");

    /// <inheritdoc cref="RunDirectory.AddDevice"/>
    public void AddDevice(string name) => _directory.AddDevice(name);

    /// <inheritdoc cref="RunDirectory.ReadCheckpoint"/>
    public Checkpoint? ReadCheckpoint(long steps) => _directory.ReadCheckpoint(steps);

    /// <summary>Notes how far the run is, and drops the states of all steps but those that are needed.</summary>
    public void WriteCheckpoint(Checkpoint checkpoint, params IEnumerable<long> needed) =>
        _directory.WriteCheckpoint(checkpoint, needed.Select(StatePathOf));

    /// <summary>Keeps u and v, each H × W, as one array of 2 × H × W.</summary>
    public void WriteState(long step, SimulationSettings settings, float[] u, float[] v) =>
        AtomicFile.Write(StatePathOf(step), stream => NpyFile.Write(stream, [2, settings.Height, settings.Width], u, v));

    /// <exception cref="UserError">The state is missing or damaged.</exception>
    public void ReadState(long step, SimulationSettings settings, float[] u, float[] v) => RunDirectory.Read(StatePathOf(step), path =>
    {
        using var stream = File.OpenRead(path);
        NpyFile.Read(stream, [2, settings.Height, settings.Width], u, v);
        return true;
    });

    public void WriteMetrics(IEnumerable<FrameMetrics> rows) =>
        RunDirectory.WriteLines(_directory.MetricsPath, [FrameMetrics.Header, .. rows.Select(row => row.ToCsv())]);

    /// <summary>The rows up to a frame.</summary>
    /// <exception cref="UserError">A row is missing or damaged.</exception>
    public List<FrameMetrics> ReadMetrics(long frames) => RunDirectory.Read(_directory.MetricsPath, path =>
    {
        var rows = File.ReadLines(path).Skip(1).Take(checked((int)frames)).Select(FrameMetrics.Parse).ToList();
        return rows.Count == frames ? rows : throw new FormatException($"{rows.Count} rows where the checkpoint needs {frames}");
    });

    /// <summary>What the growth rate is measured from, up to a time.</summary>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    public IEnumerable<(double Time, double Amplitude)> ReadGrowth(double time) => RunDirectory.Read(GrowthPath, path => File.ReadLines(path)
        .Select(line => line.Split(','))
        .Select(cells => (Time: Number(cells[0]), Amplitude: Number(cells[^1])))
        .TakeWhile(record => record.Time <= time)
        .ToList());

    /// <summary>Keeps what the growth rate is measured from.</summary>
    public void WriteGrowth(IEnumerable<(double Time, double Amplitude)> records) => RunDirectory.WriteLines(
        GrowthPath, records.Select(record => string.Create(CultureInfo.InvariantCulture, $"{record.Time},{record.Amplitude}")));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private string StatePathOf(long step) => _directory.InCheckpoint(string.Create(CultureInfo.InvariantCulture, $"step-{step}.npy"));
}
