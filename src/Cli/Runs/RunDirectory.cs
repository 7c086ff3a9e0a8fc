using System.Globalization;
using KernelRD.Cli.Files;
using KernelRD.Simulation;

namespace KernelRD.Cli.Runs;

/// <summary>
/// The folder of one run. Whatever stands under its final name is whole: <c>config.json</c>, <c>metrics.csv</c>, <c>frames/000000.png</c>
/// and on, <c>animation.png</c>, <c>u.npy</c>, <c>v.npy</c>. What a stopped run goes on from lies in <c>checkpoint/</c>. While it is open
/// nobody else can open it.
/// </summary>
internal sealed class RunDirectory : IDisposable
{
    private readonly FileStream _lock;

    private RunDirectory(string path)
    {
        Path = path;
        Directory.CreateDirectory(CheckpointPath);
        try
        {
            _lock = new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(LockPath))
        {
            throw new UserError($"{path}: another kernelrd is at work in this directory");
        }

        Directory.CreateDirectory(FramesPath);
        foreach (string partial in Directory.EnumerateFiles(path, "*" + AtomicFile.PartialSuffix, SearchOption.AllDirectories))
            File.Delete(partial);
    }

    public string Path { get; }

    public string ConfigPath => Of("config.json");

    public string MetricsPath => Of("metrics.csv");

    public string AnimationPath => Of("animation.png");

    /// <summary>Where the frames wait until they are pictures.</summary>
    public string SpoolPath => System.IO.Path.Combine(CheckpointPath, "frames.f32");

    private string CheckpointPath => Of("checkpoint");

    private string GrowthPath => System.IO.Path.Combine(CheckpointPath, "growth.csv");

    private string LockPath => System.IO.Path.Combine(CheckpointPath, "lock");

    private string FramesPath => Of("frames");

    /// <summary>A directory for a new run, with its <c>config.json</c>.</summary>
    /// <param name="path">Where; null for the first free <c>runs/model-001</c>, <c>runs/model-002</c>, …</param>
    /// <param name="config">What will run.</param>
    /// <param name="overwrite">Whether the files of an earlier run make room.</param>
    /// <exception cref="UserError">The directory is in use, or cannot be written.</exception>
    public static RunDirectory Create(string? path, RunConfig config, bool overwrite)
    {
        path ??= NextFree(config.Settings.Model.Name);
        try
        {
            if (File.Exists(path))
                throw new UserError($"{path} is a file; give --out another directory");
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            {
                if (!File.Exists(System.IO.Path.Combine(path, "config.json")))
                    throw new UserError($"{path} holds files that are no run's; give --out another directory");
                if (!overwrite)
                {
                    throw new UserError(
                        $"{path} holds a run; give --out another directory, go on with --resume {path}, or replace it with --overwrite");
                }
            }

            var directory = new RunDirectory(path);
            directory.Clear();
            AtomicFile.Write(directory.ConfigPath, config.ToJson());
            return directory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserError($"cannot write to {path}: {exception.Message}");
        }
    }

    /// <summary>The directory of a run that was stopped, or that is done.</summary>
    /// <exception cref="UserError">There is no run, or it is still going on.</exception>
    public static RunDirectory Open(string path)
    {
        if (!File.Exists(System.IO.Path.Combine(path, "config.json")))
            throw new UserError($"{path}: no run to resume, there is no config.json");
        try
        {
            return new RunDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {path}: {exception.Message}");
        }
    }

    public string FieldPath(string field) => Of(field + ".npy");

    public string PicturePath(long frame) =>
        System.IO.Path.Combine(FramesPath, frame.ToString("000000", CultureInfo.InvariantCulture) + ".png");

    /// <summary>Notes how far the run is, and drops the states that are no longer needed.</summary>
    /// <param name="checkpoint">How far. The states it needs are on the disk by now.</param>
    /// <param name="needed">The steps of those states.</param>
    public void WriteCheckpoint(Checkpoint checkpoint, params ReadOnlySpan<long> needed)
    {
        AtomicFile.Write(StatePath, checkpoint.ToJson());
        var keep = needed.ToArray().Select(StatePathOf).ToHashSet();
        foreach (string file in Directory.EnumerateFiles(CheckpointPath, "*.npy").Where(file => !keep.Contains(file)))
            File.Delete(file);
    }

    /// <summary>How far the run had come; null where it was stopped before it had noted anything.</summary>
    /// <exception cref="UserError">The note is damaged or another run's.</exception>
    public Checkpoint? ReadCheckpoint(long steps) => File.Exists(StatePath) ? Checkpoint.Load(StatePath, steps) : null;

    /// <summary>Keeps u and v, each H × W, as one array of 2 × H × W.</summary>
    public void WriteState(long step, SimulationSettings settings, float[] u, float[] v) =>
        AtomicFile.Write(StatePathOf(step), stream => NpyFile.Write(stream, [2, settings.Height, settings.Width], u, v));

    /// <exception cref="UserError">The state is missing or damaged.</exception>
    public void ReadState(long step, SimulationSettings settings, float[] u, float[] v)
    {
        string path = StatePathOf(step);
        try
        {
            using var stream = File.OpenRead(path);
            NpyFile.Read(stream, [2, settings.Height, settings.Width], u, v);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UserError($"{path}: {exception.Message}");
        }
    }

    public void WriteMetrics(IEnumerable<FrameMetrics> rows) => AtomicFile.Write(MetricsPath, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(FrameMetrics.Header);
        foreach (var row in rows)
            writer.WriteLine(row.ToCsv());
    });

    /// <summary>The rows up to a frame.</summary>
    /// <exception cref="UserError">A row is missing or damaged.</exception>
    public List<FrameMetrics> ReadMetrics(long frames) => ReadLines(MetricsPath, lines =>
    {
        var rows = lines.Skip(1).Take(checked((int)frames)).Select(FrameMetrics.Parse).ToList();
        return rows.Count == frames ? rows : throw new FormatException($"{rows.Count} rows where the checkpoint needs {frames}");
    });

    /// <summary>What the growth rate is measured from, up to a time.</summary>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    public IEnumerable<(double Time, double Amplitude)> ReadGrowth(double time) => ReadLines(GrowthPath, lines => lines
        .Select(line => line.Split(','))
        .Select(cells => (Time: Number(cells[0]), Amplitude: Number(cells[^1])))
        .TakeWhile(record => record.Time <= time)
        .ToList());

    /// <summary>Keeps what the growth rate is measured from.</summary>
    public void WriteGrowth(IEnumerable<(double Time, double Amplitude)> records) => AtomicFile.Write(GrowthPath, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        foreach (var (time, amplitude) in records)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time},{amplitude}"));
    });

    public void Dispose() => _lock.Dispose();

    private static T ReadLines<T>(string path, Func<IEnumerable<string>, T> read)
    {
        try
        {
            return read(File.ReadLines(path));
        }
        catch (Exception exception) when (exception is IOException or FormatException or UnauthorizedAccessException)
        {
            throw new UserError($"{path}: {exception.Message}");
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string NextFree(string model)
    {
        for (int number = 1; ; number++)
        {
            string path = System.IO.Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{model}-{number:000}"));
            if (!System.IO.Path.Exists(path))
                return path;
        }
    }

    private string StatePath => System.IO.Path.Combine(CheckpointPath, "state.json");

    private string StatePathOf(long step) =>
        System.IO.Path.Combine(CheckpointPath, string.Create(CultureInfo.InvariantCulture, $"step-{step}.npy"));

    private string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Removes an earlier run's files, and no others; the checkpoint's note first, lest half a removal be resumed.</summary>
    private void Clear()
    {
        File.Delete(StatePath);
        foreach (string file in new[] { ConfigPath, MetricsPath, AnimationPath, FieldPath("u"), FieldPath("v"), GrowthPath, SpoolPath })
            File.Delete(file);
        foreach (string file in Directory.EnumerateFiles(FramesPath, "*.png").Concat(Directory.EnumerateFiles(CheckpointPath, "*.npy")))
            File.Delete(file);
    }
}
