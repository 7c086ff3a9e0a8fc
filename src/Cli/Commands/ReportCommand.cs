using System.CommandLine;
using KernelRD.Cli.Files;
using KernelRD.Cli.Runs;
using KernelRD.Cli.Simulations;
using KernelRD.Cli.Theories;
using KernelRD.Cli.Trainings;
using KernelRD.Simulation;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd report</c>: writes a finished run's page again, from its files.</summary>
internal static class ReportCommand
{
    public static Command Create(AppConsole console)
    {
        var command = new Command("report", "Write the report.html of a finished run again, from its files.");
        var folder = new Argument<string>("DIR") { Description = "the directory of the run" };
        command.Arguments.Add(folder);
        command.SetAction(result =>
        {
            string path = result.GetValue(folder)!;
            using var directory = RunDirectory.Open(path);
            switch (StrictJson.Peek(directory.ConfigPath, "model"))
            {
                case TrainingConfig.Model:
                    WriteTraining(path, directory);
                    break;
                case TheoryConfig.Model:
                    WriteTheory(path, directory);
                    break;
                default:
                    WriteSimulation(path, directory);
                    break;
            }

            console.Output.WriteLine(directory.Of("report.html"));
        });
        return command;
    }

    private static void WriteSimulation(string path, RunDirectory directory)
    {
        var config = SimulationConfig.Load(directory.ConfigPath);
        var files = new SimulationFiles(directory);
        if (files.ReadCheckpoint(config.Steps) is not { IsDone: true } checkpoint)
            throw Unfinished(path);
        var settings = config.Settings;
        var rows = files.ReadMetrics(config.Schedule.FirstAfter(checkpoint.Step, config.Steps));
        var (u, v) = (new float[settings.CellCount], new float[settings.CellCount]);
        ReadField(files.FieldPath("u"), settings, u);
        ReadField(files.FieldPath("v"), settings, v);
        var growth = new GrowthMeter(LinearStability.Analyze(settings));
        growth.Resume(files.ReadGrowth(checkpoint.Step * settings.TimeStep), u, v);
        new SimulationPage(config, files, checkpoint, rows, growth).Write(config.Field == Field.U ? u : v);
    }

    private static void WriteTraining(string path, RunDirectory directory)
    {
        var config = TrainingConfig.Load(directory.ConfigPath);
        if (!config.IsSeries)
        {
            TrainingPage.Write(ReadTraining(path, config, directory), directory);
            return;
        }

        var ends = new List<(string Folder, TrainingEnd End)>();
        foreach (var (folder, member) in config.Members())
        {
            string own = directory.Of(folder);
            if (!RunDirectory.IsRun(own))
                throw Unfinished(path);
            using var part = RunDirectory.Open(own);
            ends.Add((folder, ReadTraining(path, member, part)));
        }

        TrainingPage.Write(config, ends, directory);
    }

    private static void WriteTheory(string path, RunDirectory directory)
    {
        var config = TheoryConfig.Load(directory.ConfigPath);
        if (directory.ReadCheckpoint(config.Steps) is not { IsDone: true } checkpoint)
            throw Unfinished(path, TheoryConfig.Model);
        // The features are of no account to the tables.
        var files = new TheoryFiles(directory, config, inputs: 0);
        var limit = TheoryFiles.ReadLimit(directory);
        var results = config.Runs.Zip(files.ReadMetrics(checkpoint.Step), (run, points) => (run.Name, new TheoryResult(run.Settings, limit, points)));
        TheoryPage.Write(config, [.. results], files.ReadOrders(checkpoint.Step), directory);
    }

    private static TrainingEnd ReadTraining(string path, TrainingConfig config, RunDirectory directory)
    {
        if (directory.ReadCheckpoint(config.Iterations) is not { IsDone: true } checkpoint)
            throw Unfinished(path);
        return new TrainingEnd(config, directory.Path, checkpoint, TrainingFiles.ReadMetrics(directory, null), 0);
    }

    private static UserError Unfinished(string path, string command = "run") =>
        new($"{path}: this run has not come to its end; go on with kernelrd {command} --resume {path}");

    private static void ReadField(string path, SimulationSettings settings, float[] values) => RunDirectory.Read(path, file =>
    {
        using var stream = File.OpenRead(file);
        NpyFile.Read(stream, [settings.Height, settings.Width], values);
        return true;
    });
}
