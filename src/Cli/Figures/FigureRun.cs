using KernelRD.Cli.Charts;
using KernelRD.Cli.Files;
using KernelRD.Cli.Runs;

namespace KernelRD.Cli.Figures;

/// <summary>What a figure is made with, and where its files go.</summary>
/// <param name="accelerator">What computes.</param>
/// <param name="trainings">The trainings, shared by all figures.</param>
/// <param name="folder">The figure's own folder.</param>
/// <param name="stop">Asks to stop soon.</param>
internal sealed class FigureRun(Accelerator accelerator, Trainings trainings, string folder, CancellationToken stop)
{
    private readonly List<string> _files = [];

    public Accelerator Accelerator => accelerator;

    public Trainings Trainings => trainings;

    public string Folder => folder;

    /// <summary>The names of the files so far.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public void ThrowIfStopped() => stop.ThrowIfCancellationRequested();

    /// <summary>Draws <c>figure.svg</c> and <c>figure.png</c>.</summary>
    public void Draw(Figure figure)
    {
        ChartFiles.Save(figure, Of("figure"));
        _files.AddRange(["figure.svg", "figure.png"]);
    }

    /// <summary>Keeps numbers that the figure shows as <c>name.npy</c>, float32 in C order.</summary>
    public void Keep(string name, ReadOnlySpan<int> shape, params ReadOnlySpan<float[]> parts)
    {
        using var array = new MemoryStream();
        NpyFile.Write(array, shape, parts);
        AtomicFile.Write(Of(name + ".npy"), stream => stream.Write(array.GetBuffer(), 0, (int)array.Length));
        _files.Add(name + ".npy");
    }

    /// <summary>Keeps a table as <c>name.csv</c>.</summary>
    public void KeepTable(string name, string header, IEnumerable<FormattableString> rows)
    {
        RunDirectory.WriteLines(Of(name + ".csv"), [header, .. rows.Select(FormattableString.Invariant)]);
        _files.Add(name + ".csv");
    }

    /// <summary>Keeps all that was measured in some trainings as <c>name.csv</c>.</summary>
    public void KeepTraces(string name, params IEnumerable<TrainingTrace> traces) =>
        KeepTable(name, TrainingTrace.Header, traces.SelectMany(trace => trace.Csv()));

    /// <summary>Draws figures of equal size as <c>frames/000000.png</c> and on, and <c>animation.png</c>, which plays them.</summary>
    public void Animate(IEnumerable<Figure> figures, int framesPerSecond)
    {
        string frames = Of("frames");
        if (Directory.Exists(frames))
            Directory.Delete(frames, recursive: true);
        Plots.Animate(figures, frames, Of("animation.png"), framesPerSecond);
        _files.AddRange(["animation.png", "frames"]);
    }

    /// <summary>The path of one of the figure's files.</summary>
    public string Of(string name) => Path.Combine(folder, name);
}
