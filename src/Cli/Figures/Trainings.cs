using System.Diagnostics;
using System.Globalization;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Figures;

/// <summary>
/// The trainings behind the figures. Figures share many, and a training is the same whoever asks for it: each runs once.
/// </summary>
/// <param name="accelerator">What computes.</param>
/// <param name="size">How large they are.</param>
/// <param name="folder">Where the files of data sets are; null: only those at home are found.</param>
/// <param name="output">Hears of every training: some take long.</param>
/// <param name="stop">Asks to stop soon.</param>
internal sealed class Trainings(Accelerator accelerator, FigureSize size, string? folder, TextWriter output, CancellationToken stop)
{
    /// <summary>The iterations after which neurons are shown, besides the last: at the full size their weights take a gigabyte.</summary>
    private static readonly long[] s_shown = [0, 50, 100, 200, 500, 1000, 2300];

    private readonly Dictionary<string, DataSet> _data = [];
    private readonly Dictionary<(string Data, TrainingSettings Settings, double? TargetMse), TrainingTrace> _traces = [];

    public FigureSize Size => size;

    /// <summary>What stands for MNIST: itself where its files are in the folder, else Fashion-MNIST.</summary>
    public string Digits => folder is not null && Directory.Exists(folder) && Directory.EnumerateFiles(FolderOf("mnist")!, "train-images*").Any()
        ? "mnist"
        : "fashion-mnist";

    /// <summary>A data set, at most so many samples of it as the size says.</summary>
    /// <exception cref="DataSetException">It is not there; the message says how to get it.</exception>
    public DataSet Data(string name)
    {
        if (!_data.TryGetValue(name, out var data))
        {
            var source = Source(name);
            data = source.Load(FolderOf(name));
            if (source.Files is not null)
                data = data with { Train = First(data.Train, size.ImageSamples), Test = First(data.Test, size.ImageSamples) };
            _data.Add(name, data);
        }

        return data;
    }

    /// <summary>A training on a synthetic set: Figures 2 to 5, 19 and 20. Its weights are those that the paper shows.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="adversarial">Whether with diffusion.</param>
    /// <param name="untilSettled">Only until the distances have settled, and without weights.</param>
    public TrainingTrace Synthetic(string name, bool adversarial, bool untilSettled = false)
    {
        var (settled, last) = (size.SettlingIterations, size.SyntheticIterations);
        return Run(
            name, SettingsOf(name, size.Hidden, adversarial), untilSettled ? settled : last, Schedule(settled, last), untilSettled ? [] : [.. s_shown, last]);
    }

    /// <summary>A training on images until they are learned: Figures 6 to 17 and 21 to 23. Its weights are those at the start and at the end.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="hidden">m.</param>
    /// <param name="adversarial">Whether with diffusion.</param>
    /// <param name="seed">s.</param>
    /// <param name="iterations">How many at most; null: as the size says.</param>
    /// <param name="until">Only its beginning up to here, and without weights; null: all of it.</param>
    public TrainingTrace Images(string name, int hidden, bool adversarial, uint seed = 1, long? iterations = null, long? until = null)
    {
        var settings = SettingsOf(name, hidden, adversarial) with { Seed = seed };
        long last = iterations ?? size.ImageIterations ?? DataSource.Epochs * (Data(name).Train.Count / settings.Batch);
        return Run(name, settings, Math.Min(until ?? last, last), Schedule(last / 10, last), until is null ? [0, last] : [], Source(name).TargetMse);
    }

    /// <summary>The paper's settings for a data set.</summary>
    public static TrainingSettings SettingsOf(string name, int hidden, bool adversarial) =>
        new() { Hidden = hidden, Batch = Source(name).Batch, Adversarial = adversarial };

    /// <summary>Trains, or remembers.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="settings">Everything else that the numbers depend on.</param>
    /// <param name="iterations">When to stop.</param>
    /// <param name="logged">The iterations after which to measure; others may be measured too.</param>
    /// <param name="weightsAt">The iterations after which to keep the weights; those past the end stand for the end.</param>
    /// <param name="targetMse">The training MSE at which to stop before that; null: none.</param>
    /// <exception cref="DataSetException">The data set is not there.</exception>
    /// <exception cref="UserError">The weights left float32's range.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public TrainingTrace Run(
        string data,
        TrainingSettings settings,
        long iterations,
        IReadOnlyList<long> logged,
        IReadOnlyList<long> weightsAt,
        double? targetMse = null)
    {
        var key = (data, settings, targetMse);
        var rows = new SortedSet<long>(logged.Where(iteration => iteration <= iterations)) { iterations };
        var kept = new SortedSet<long>(weightsAt.Select(iteration => Math.Min(iteration, iterations)));
        if (_traces.TryGetValue(key, out var known))
        {
            bool isDone = known.Last.TrainMse <= targetMse;
            if (rows.All(iteration => Has(known.Rows.Select(row => row.Iteration), iteration)) && kept.All(iteration => Has(known.Weights.Keys, iteration)))
                return known.Until(iterations);

            bool Has(IEnumerable<long> those, long iteration) => those.Contains(iteration) || isDone && iteration > known.Last.Iteration && those.Contains(known.Last.Iteration);
        }

        var trace = Train(Data(data), settings, rows, kept, targetMse);
        if (known is not null)
            trace = trace.Join(known);
        _traces[key] = trace;
        return trace.Until(iterations);
    }

    /// <summary>
    /// 0, two fifths of a training's rows up to an iteration, and the others from there to the last: the former the closer the earlier, for
    /// a distance rises within few iterations.
    /// </summary>
    private long[] Schedule(long early, long last)
    {
        var (many, few) = (Math.Max(1, 3 * size.Rows / 5), Math.Max(1, 2 * size.Rows / 5));
        return
        [
            0,
            .. Enumerable.Range(1, few).Select(i => early * i * i / (few * few)).Where(iteration => iteration > 0).Distinct(),
            .. Enumerable.Range(1, many).Select(i => early + (last - early) * i / many).Distinct(),
        ];
    }

    private TrainingTrace Train(DataSet data, TrainingSettings settings, SortedSet<long> logged, SortedSet<long> kept, double? targetMse)
    {
        const int Chunk = 20;
        if (settings.Problems(data).FirstOrDefault() is { } problem)
            throw new UserError(problem);
        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"Training on {data.Name}, m = {settings.Hidden}, seed {settings.Seed}, {(settings.Adversarial ? "with" : "without")} diffusion: {logged.Max} iterations at most ... "));
        output.Flush();
        long start = Stopwatch.GetTimestamp();
        using var trainer = new Trainer(accelerator, data, settings);
        var rows = new List<Metrics> { trainer.Measure() };
        var weights = new Dictionary<long, TrainingWeights>();
        if (kept.Contains(0))
            weights.Add(0, trainer.StartWeights());
        foreach (long target in logged.Union(kept).Where(iteration => iteration > 0).Order())
        {
            while (trainer.Iteration < target - 1)
            {
                stop.ThrowIfCancellationRequested();
                trainer.Advance(Math.Min(Chunk, target - 1 - trainer.Iteration));
                accelerator.Synchronize();
            }

            stop.ThrowIfCancellationRequested();
            bool isDone = false;
            if (logged.Contains(target))
            {
                rows.Add(trainer.AdvanceAndMeasure(1));
                if (!double.IsFinite(rows[^1].TrainMse))
                    throw new UserError($"the training on {data.Name} with m = {settings.Hidden} left float32's range by iteration {target}");
                isDone = rows[^1].TrainMse <= targetMse;
            }
            else
            {
                trainer.Advance(1);
            }

            if (kept.Contains(target) || isDone && kept.Max > target)
                weights.Add(target, trainer.Weights());
            if (isDone)
                break;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        output.Flush();
        return new(data, settings, rows, weights);
    }

    /// <summary>A folder of the data set's name within the folder, or the folder itself; Fashion-MNIST is found without.</summary>
    private string? FolderOf(string name)
    {
        if (folder is null)
            return null;
        string own = Path.Combine(folder, name);
        return Directory.Exists(own) ? own : name == "fashion-mnist" ? null : folder;
    }

    private static DataSource Source(string name) => DataSource.All.Single(source => source.Name == name);

    private static Samples First(Samples samples, int count) => count >= samples.Count
        ? samples
        : Samples.OfPixels(samples.Features, samples.Pixels!.AsSpan(0, count * samples.Features).ToArray(), samples.Labels[..count]);
}
