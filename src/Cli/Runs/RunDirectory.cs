using System.Globalization;
using KernelRD.Cli.Files;

namespace KernelRD.Cli.Runs;

/// <summary>
/// The folder of one run. Whatever stands under its final name is whole. What a stopped run goes on from lies in <c>checkpoint/</c>. While it
/// is open nobody else can open it.
/// </summary>
internal sealed class RunDirectory : IDisposable
{
    /// <summary>What the runs of any kind leave.</summary>
    private static readonly string[] s_files =
    [
        "config.json", "metrics.csv", "summary.csv", "spread.csv", "animation.png", "report.html", "distances.*", "errors.*",
        "u.npy", "v.npy", "U.npy", "V.npy", "W.npy", "a.npy", "U0.npy", "V0.npy", "W0.npy", "a0.npy",
        "constants.csv", "orders.csv", "findings.txt", "charts/*.svg", "charts/*.png",
        "frames/*.png", "checkpoint/*.npy", "checkpoint/*.csv", "checkpoint/*.f32", "checkpoint/devices.txt",
    ];

    /// <summary>The folders of a series' runs.</summary>
    private static readonly string[] s_members = ["supervised", "adversarial", "seed-*"];

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

        foreach (string partial in Directory.EnumerateFiles(path, "*" + AtomicFile.PartialSuffix, SearchOption.AllDirectories))
            File.Delete(partial);
    }

    public string Path { get; }

    public string ConfigPath => Of("config.json");

    public string MetricsPath => Of("metrics.csv");

    /// <summary>
    /// The devices that the run ran on, in order. They are no part of its configuration, for they leave no trace in the other files.
    /// </summary>
    public IReadOnlyList<string> Devices => File.Exists(DevicesPath) ? Read(DevicesPath, File.ReadAllLines) : [];

    private string DevicesPath => InCheckpoint("devices.txt");

    private string StatePath => InCheckpoint("state.json");

    private string LockPath => InCheckpoint("lock");

    private string CheckpointPath => Of("checkpoint");

    /// <summary>A directory for a new run, with its <c>config.json</c>.</summary>
    /// <param name="path">Where; null for the first free <c>runs/name-001</c>, <c>runs/name-002</c>, …</param>
    /// <param name="name">What runs.</param>
    /// <param name="config">The text of its <c>config.json</c>.</param>
    /// <param name="overwrite">Whether the files of an earlier run make room.</param>
    /// <exception cref="UserError">The directory is in use, or cannot be written.</exception>
    public static RunDirectory Create(string? path, string name, string config, bool overwrite)
    {
        path ??= NextFree(name);
        try
        {
            if (File.Exists(path))
                throw new UserError($"{path} is a file; give --out another directory");
            // One that was killed at its very start may have left an empty checkpoint.
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => System.IO.Path.GetFileName(entry) != "checkpoint"))
            {
                if (!IsRun(path))
                    throw new UserError($"{path} holds files that are no run's; give --out another directory");
                if (!overwrite)
                {
                    throw new UserError(
                        $"{path} holds a run; give --out another directory, go on with --resume {path}, or replace it with --overwrite");
                }
            }

            var directory = new RunDirectory(path);
            directory.Clear();
            AtomicFile.Write(directory.ConfigPath, config);
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
        if (!IsRun(path))
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

    /// <summary>The path of a file of the run.</summary>
    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The path of a file that a stopped run goes on from.</summary>
    public string InCheckpoint(string name) => System.IO.Path.Combine(CheckpointPath, name);

    /// <summary>Notes a device that the run runs on from now.</summary>
    public void AddDevice(string name)
    {
        if (Devices is not [.., var last] || last != name)
            WriteLines(DevicesPath, [.. Devices, name]);
    }

    /// <summary>Notes how far the run is, and drops the states that are no longer needed.</summary>
    /// <param name="checkpoint">How far. The states it needs are on the disk by now.</param>
    /// <param name="needed">The files of those states.</param>
    public void WriteCheckpoint(Checkpoint checkpoint, IEnumerable<string> needed)
    {
        AtomicFile.Write(StatePath, checkpoint.ToJson());
        foreach (string file in Directory.EnumerateFiles(CheckpointPath, "*.npy").Except(needed))
            File.Delete(file);
    }

    /// <summary>How far the run had come; null where it was stopped before it had noted anything.</summary>
    /// <exception cref="UserError">The note is damaged or another run's.</exception>
    public Checkpoint? ReadCheckpoint(long steps) => File.Exists(StatePath) ? Checkpoint.Load(StatePath, steps) : null;

    /// <summary>Writes a file of lines.</summary>
    public static void WriteLines(string path, IEnumerable<string> lines) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        foreach (string line in lines)
            writer.WriteLine(line);
    });

    /// <summary>Reads a file of the run.</summary>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException or UnauthorizedAccessException)
        {
            throw new UserError($"{path}: {exception.Message}");
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Whether a directory holds a run.</summary>
    public static bool IsRun(string path) => File.Exists(System.IO.Path.Combine(path, "config.json"));

    private static string NextFree(string name)
    {
        for (int number = 1; ; number++)
        {
            string path = System.IO.Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{name}-{number:000}"));
            if (!System.IO.Path.Exists(path))
                return path;
        }
    }

    /// <summary>Removes an earlier run's files, and no others; the checkpoint's note first, lest half a removal be resumed.</summary>
    private void Clear()
    {
        File.Delete(StatePath);
        foreach (string pattern in s_files)
        {
            string folder = System.IO.Path.GetDirectoryName(Of(pattern))!;
            if (!Directory.Exists(folder))
                continue;
            foreach (string file in Directory.EnumerateFiles(folder, System.IO.Path.GetFileName(pattern)))
                File.Delete(file);
        }

        foreach (string member in s_members.SelectMany(pattern => Directory.GetDirectories(Path, pattern)).Where(IsRun))
        {
            using (var directory = new RunDirectory(member))
                directory.Clear();
            foreach (string folder in new[] { "checkpoint", "frames", "." }.Select(name => System.IO.Path.Combine(member, name)))
            {
                if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                    Directory.Delete(folder);
            }
        }
    }
}
