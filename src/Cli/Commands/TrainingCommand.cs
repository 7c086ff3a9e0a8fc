using System.CommandLine;
using System.Globalization;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Cli.Trainings;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd run prd</c>: trains, or goes on with a training.</summary>
internal static class TrainingCommand
{
    public const string Title = "Pseudo-reaction-diffusion: a network of two layers, trained without or with an adversary";

    public static Command Create(AppConsole console, Help help, CancellationToken stop)
    {
        var command = new Command(
            TrainingConfig.Model,
            string.Join(
                "\n  ",
                Title,
                "f(x) = 1/sqrt(d_out m) V relu(U x), U m x d_in, V d_out x m",
                "generator: 1/2 sum |f - y|^2 - weight sum g(f)",
                "critic:    g(y) = 1/sqrt(m) a relu(W y): mean g(f) - mean g(y) + penalty mean (|grad g| - 1)^2"));
        var file = new Argument<string?>("config.json")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "what to train again, changed by the options: the file that every training leaves",
        };
        command.Arguments.Add(file);
        var options = new TrainingOptions(command);
        help.Describe(
            command,
            [
                new("Data sets", [.. DataSource.All.Select(source => (source.Name, Describe(source)))]),
                .. options.Sections,
                new("Examples",
                [
                    ("kernelrd run prd --hidden 1024 --epochs 100", "the synthetic task without an adversary"),
                    ("kernelrd run prd --hidden 1024 --epochs 200 --compare", "without and with it, from the same start"),
                    ("kernelrd run prd --data fashion-mnist --adversarial --epochs 20", "clothes, with it"),
                ]),
            ]);
        command.SetAction(result =>
        {
            RunCommand.RefuseMisplaced(result);
            var reporter = RunCommand.ReporterFor(result.GetValue(options.Json), console);
            var choice = options.Choice(result);
            string? path = result.GetValue(file);
            if (result.GetValue(options.Resume) is { } resumed)
            {
                RunCommand.CheckResume(resumed, path, choice);
                return Resume(choice, resumed, kept => Configure(result, options, kept), reporter, stop);
            }

            TrainingConfig? loaded = null;
            if (path is not null)
            {
                loaded = TrainingConfig.Load(path);
                RunCommand.WarnOfVersion(loaded.Version, path, reporter);
            }

            return Start(choice, () => Configure(result, options, loaded), reporter, stop);
        });
        return command;
    }

    /// <summary>Trains what a configuration says.</summary>
    public static int Start(RunChoice choice, TrainingConfig config, string file, IReporter reporter, CancellationToken stop)
    {
        RunCommand.WarnOfVersion(config.Version, file, reporter);
        return Start(choice, () => (config, DataOptions.Load(config.Source, config.DataFolder)), reporter, stop);
    }

    /// <summary>Goes on with a training.</summary>
    public static int Resume(RunChoice choice, string path, IReporter reporter, CancellationToken stop) =>
        Resume(choice, path, kept => (kept, DataOptions.Load(kept.Source, kept.DataFolder)), reporter, stop);

    private static int Resume(
        RunChoice choice, string path, Func<TrainingConfig, (TrainingConfig Config, DataSet Data)> configure, IReporter reporter, CancellationToken stop)
    {
        using var directory = RunDirectory.Open(path);
        var config = RunCommand.LoadKept(directory, TrainingConfig.Model, TrainingConfig.Load, reporter);
        var (asked, data) = configure(config);
        RunCommand.CheckKept(path, config.ToJson(), asked.ToJson());
        return Train(choice, config, data, _ => directory, reporter, stop);
    }

    private static int Start(
        RunChoice choice, Func<(TrainingConfig Config, DataSet Data)> configure, IReporter reporter, CancellationToken stop)
    {
        var (config, data) = configure();
        config = config with { Version = App.Version };
        RunDirectory? directory = null;
        try
        {
            return Train(
                choice,
                config,
                data,
                config => directory = RunDirectory.Create(choice.Out, $"prd-{config.Source.Name}", config.ToJson(), choice.Overwrite),
                reporter,
                stop);
        }
        finally
        {
            directory?.Dispose();
        }
    }

    private static int Train(
        RunChoice choice,
        TrainingConfig config,
        DataSet data,
        Func<TrainingConfig, RunDirectory> open,
        IReporter reporter,
        CancellationToken stop)
    {
        if (config.Settings.Problems(data).FirstOrDefault() is { } problem)
            throw new UserError(problem);
        using var device = choice.Device.Open(
            // One neuron takes the same kernels.
            accelerator => new Trainer(accelerator, data, config.Settings with { Hidden = 1 }).Dispose(),
            reporter.Warn);
        CheckMemory(config, data, device.Accelerator);
        var directory = open(config);
        return config.IsSeries
            ? TrainSeries(choice, config, data, directory, device.Accelerator, reporter, stop)
            : TrainOne(choice, config, data, directory, device.Accelerator, reporter, stop).Checkpoint.ExitCode;
    }

    private static TrainingEnd TrainOne(
        RunChoice choice,
        TrainingConfig config,
        DataSet data,
        RunDirectory directory,
        Accelerator accelerator,
        IReporter reporter,
        CancellationToken stop)
    {
        var end = new TrainingRunner(config, data, directory, reporter, choice.CheckpointEvery, stop).Run(accelerator);
        reporter.Tell(end);
        return end;
    }

    /// <summary>One run after the other, each in its own folder; those that are done already are only read.</summary>
    private static int TrainSeries(
        RunChoice choice,
        TrainingConfig config,
        DataSet data,
        RunDirectory directory,
        Accelerator accelerator,
        IReporter reporter,
        CancellationToken stop)
    {
        var members = config.Members().ToArray();
        directory.AddDevice(accelerator.Name);
        var ends = new List<(string Folder, TrainingEnd End)>();
        foreach (var (folder, member) in members)
        {
            string path = directory.Of(folder);
            using var own = RunDirectory.IsRun(path)
                ? RunDirectory.Open(path)
                : RunDirectory.Create(path, "", member.ToJson(), overwrite: false);
            RunCommand.CheckKept(path, File.ReadAllText(own.ConfigPath), member.ToJson());
            ends.Add((folder, TrainOne(choice, member, data, own, accelerator, reporter, stop)));
            if (!ends[^1].End.Checkpoint.IsDone)
                break;
        }

        var series = new SeriesEnd(directory.Path, ends, ends.Count == members.Length && ends[^1].End.Checkpoint.IsDone);
        if (series.IsComplete)
        {
            RunDirectory.WriteLines(directory.Of("summary.csv"), series.Summary());
            if (config.Runs > 1)
                RunDirectory.WriteLines(directory.Of("spread.csv"), series.SpreadOverSeeds());
            TrainingCharts.Save(directory.Path, [.. ends.Select(member => member.End)]);
            TrainingPage.Write(config, ends, directory);
        }

        reporter.Tell(series);
        return series.ExitCode;
    }

    private static (TrainingConfig Config, DataSet Data) Configure(ParseResult result, TrainingOptions options, TrainingConfig? config)
    {
        var (source, folder) = options.Data(result, config);
        var data = DataOptions.Load(source, folder);
        return (options.Apply(result, config, source, folder, data), data);
    }

    private static string Describe(DataSource source) => source.Title + (source.Files is null ? ""
        : source.Home is null ? $"; in --data-dir: {source.Files}"
        : $"; in --data-dir or {source.Home} ({source.Hint}): the same files");

    /// <exception cref="UserError">The network cannot fit.</exception>
    private static void CheckMemory(TrainingConfig config, DataSet data, Accelerator accelerator)
    {
        // U, its start and its velocity, and the hidden layer of a batch twice.
        long batch = config.Settings.Scalar ? data.Train.Count : config.Settings.Batch;
        long needed = sizeof(float) * config.Settings.Hidden * (3L * data.Features + 2 * batch);
        if (needed > accelerator.MemorySize)
        {
            var (need, has) = (needed / 1e9, accelerator.MemorySize / 1e9);
            throw new UserError(string.Create(
                CultureInfo.InvariantCulture,
                $"--hidden {config.Settings.Hidden} needs {need:0.0} GB; {accelerator.Name} has {has:0.0}"));
        }
    }
}
