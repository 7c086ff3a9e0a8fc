using System.Globalization;
using KernelRD.Cli.Files;
using KernelRD.Cli.Runs;
using KernelRD.Training;

namespace KernelRD.Cli.Trainings;

/// <summary>
/// The files of a training: <c>config.json</c>, <c>metrics.csv</c>, <c>U.npy</c> and on with their starts <c>U0.npy</c> and on, and what
/// it goes on from.
/// </summary>
/// <param name="directory">Where they are.</param>
/// <param name="hidden">m.</param>
/// <param name="inputs">d_in.</param>
/// <param name="outputs">d_out.</param>
internal sealed class TrainingFiles(RunDirectory directory, int hidden, int inputs, int outputs)
{
    public string Path => directory.Path;

    /// <inheritdoc cref="RunDirectory.Of"/>
    public string Of(string name) => directory.Of(name);

    /// <inheritdoc cref="RunDirectory.ReadCheckpoint"/>
    public Checkpoint? ReadCheckpoint(long iterations) => directory.ReadCheckpoint(iterations);

    /// <summary>Notes how far the training is, and drops all states but the one of that iteration, or all where it is done.</summary>
    public void WriteCheckpoint(Checkpoint checkpoint) => directory.WriteCheckpoint(checkpoint, checkpoint.IsDone ? [] : StateFiles(checkpoint.Step));

    /// <summary>The files of the state of an iteration.</summary>
    public IEnumerable<string> StateFiles(long iteration) =>
        Parts(default).SelectMany(part => new[] { StatePath(part.Name, iteration), VelocityPath(part.Name, iteration) });

    /// <summary>Keeps a state. It counts only when <see cref="WriteCheckpoint"/> has noted it.</summary>
    public void WriteState(TrainingState state)
    {
        foreach (var part in Parts(state.Weights))
            Write(StatePath(part.Name, state.Iteration), part);
        foreach (var part in Parts(state.Velocity))
            Write(VelocityPath(part.Name, state.Iteration), part);
    }

    /// <exception cref="UserError">The state is missing or damaged.</exception>
    public TrainingState ReadState(long iteration)
    {
        return new(iteration, Read(name => StatePath(name, iteration)), Read(name => VelocityPath(name, iteration)));

        TrainingWeights Read(Func<string, string> path)
        {
            var arrays = Parts(default).ToDictionary(part => part.Name, part => ReadArray(path(part.Name), part.Shape));
            return new(arrays["U"], arrays["V"], arrays["W"], arrays["a"]);
        }
    }

    /// <summary>Writes the arrays under their names and an ending, such as 0 for the start.</summary>
    public void WriteWeights(TrainingWeights weights, string ending)
    {
        foreach (var part in Parts(weights))
            Write(Of($"{part.Name}{ending}.npy"), part);
    }

    public void WriteMetrics(IEnumerable<TrainingRow> rows) =>
        RunDirectory.WriteLines(directory.MetricsPath, [TrainingRow.Header, .. rows.Select(row => row.ToCsv())]);

    /// <summary>The first rows.</summary>
    /// <exception cref="UserError">A row is missing or damaged.</exception>
    public List<TrainingRow> ReadMetrics(long? count) => ReadMetrics(directory, count);

    /// <inheritdoc cref="ReadMetrics(long?)"/>
    public static List<TrainingRow> ReadMetrics(RunDirectory directory, long? count) => RunDirectory.Read(directory.MetricsPath, path =>
    {
        var rows = File.ReadLines(path).Skip(1).Take(checked((int)(count ?? int.MaxValue))).Select(TrainingRow.Parse).ToList();
        return rows.Count == (count ?? Math.Max(1, rows.Count))
            ? rows
            : throw new FormatException($"{rows.Count} rows where the checkpoint needs {count ?? 1}");
    });

    /// <summary>Name, shape and values of each array.</summary>
    private IEnumerable<(string Name, int[] Shape, float[]? Values)> Parts(TrainingWeights? weights) =>
    [
        ("U", [hidden, inputs], weights?.U),
        ("V", [outputs, hidden], weights?.V),
        ("W", [hidden, outputs], weights?.W),
        ("a", [hidden], weights?.A),
    ];

    private static void Write(string path, (string Name, int[] Shape, float[]? Values) part) =>
        AtomicFile.Write(path, stream => NpyFile.Write(stream, part.Shape, part.Values!));

    private static float[] ReadArray(string path, int[] shape) => RunDirectory.Read(path, path =>
    {
        var values = new float[shape.Aggregate(1L, (product, extent) => product * extent)];
        using var stream = File.OpenRead(path);
        NpyFile.Read(stream, shape, values);
        return values;
    });

    private string StatePath(string name, long iteration) =>
        directory.InCheckpoint(string.Create(CultureInfo.InvariantCulture, $"{name}-{iteration}.npy"));

    private string VelocityPath(string name, long iteration) =>
        directory.InCheckpoint(string.Create(CultureInfo.InvariantCulture, $"{name}-velocity-{iteration}.npy"));
}
