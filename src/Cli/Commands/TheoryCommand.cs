using System.CommandLine;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Cli.Theories;
using KernelRD.Training.Data;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd theory</c>: the network of the theorems beside their bounds, and the orders of Theorem 3 over the width.</summary>
internal static class TheoryCommand
{
    public static Command Create(AppConsole console, Help help, CancellationToken stop)
    {
        var command = new Command("theory", "Train the scalar network of the theorems, without and with an adversary, and draw what happens beside their bounds.");
        var file = new Argument<string?>("config.json")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "what to do again, changed by the options: the file that it leaves",
        };
        command.Arguments.Add(file);
        var options = new TheoryOptions(command);
        help.Describe(command, options.Sections);
        command.SetAction(result =>
        {
            var reporter = RunCommand.ReporterFor(result.GetValue(options.Json), console);
            var choice = options.Choice(result);
            string? path = result.GetValue(file);
            if (result.GetValue(options.Resume) is { } resumed)
            {
                RunCommand.CheckResume(resumed, path, choice);
                return Resume(choice, resumed, kept => options.Apply(result, kept), reporter, stop);
            }

            return Start(choice, options.Apply(result, path is null ? null : TheoryConfig.Load(path)), path, reporter, stop);
        });
        return command;
    }

    /// <summary>Does what a configuration says.</summary>
    /// <param name="choice">How.</param>
    /// <param name="config">What.</param>
    /// <param name="file">Where the configuration is from; null: from nowhere.</param>
    /// <param name="reporter">Who hears of it.</param>
    /// <param name="stop">Asks to stop soon.</param>
    public static int Start(RunChoice choice, TheoryConfig config, string? file, IReporter reporter, CancellationToken stop)
    {
        if (file is not null)
            RunCommand.WarnOfVersion(config.Version, file, reporter);
        var data = Load(config);
        var inputs = Inputs(config, data);
        using var device = Open(choice, data, reporter);
        config = config with { Version = App.Version };
        using var directory = RunDirectory.Create(choice.Out, TheoryConfig.Model, config.ToJson(), choice.Overwrite);
        return Run(config, data, inputs, directory, device, reporter, stop);
    }

    /// <summary>Goes on with a run.</summary>
    public static int Resume(RunChoice choice, string path, Func<TheoryConfig, TheoryConfig> configure, IReporter reporter, CancellationToken stop)
    {
        using var directory = RunDirectory.Open(path);
        var config = RunCommand.LoadKept(directory, TheoryConfig.Model, TheoryConfig.Load, reporter);
        RunCommand.CheckKept(path, config.ToJson(), configure(config).ToJson());
        var data = Load(config);
        using var device = Open(choice, data, reporter);
        return Run(config, data, Inputs(config, data), directory, device, reporter, stop);
    }

    private static int Run(
        TheoryConfig config, DataSet data, TheoryInputs inputs, RunDirectory directory, OpenDevice device, IReporter reporter, CancellationToken stop)
    {
        var end = new TheoryRunner(config, data, inputs, directory, reporter, stop).Run(device.Accelerator);
        reporter.Tell(end);
        return end.Checkpoint.ExitCode;
    }

    private static DataSet Load(TheoryConfig config)
    {
        var data = DataOptions.Load(config.Source, config.DataFolder);
        return config.Settings.Samples <= data.Train.Count
            ? data
            : throw new UserError($"--samples {config.Settings.Samples}: {data.Name} has {data.Train.Count} to train on");
    }

    /// <exception cref="UserError">The learning rate is past all reason.</exception>
    private static TheoryInputs Inputs(TheoryConfig config, DataSet data)
    {
        var inputs = new TheoryInputs(data, config.Settings.Samples);
        double limit = 2 / inputs.Limit.Gram.Largest;
        return config.Settings.LearningRate is not { } rate || rate <= limit
            ? inputs
            : throw new UserError($"--learning-rate takes at most 2 / lambda_max(H_inf) = {NumberText.Of(limit)} of these inputs, past which gradient descent diverges; without it, it is {NumberText.Of(inputs.Limit.LearningRate)}");
    }

    private static OpenDevice Open(RunChoice choice, DataSet data, IReporter reporter) => choice.Device.Open(
        // One neuron and two samples take the same kernels.
        accelerator => TheoryExperiment.Run(
            accelerator, new TheoryInputs(data, 2), new TheorySettings { Samples = 2, Hidden = 1, Iterations = 1, Points = 2, Adversarial = true }),
        reporter.Warn);
}
