using System.CommandLine;
using System.Globalization;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Cli.Simulations;
using KernelRD.Simulation;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd run MODEL</c> for a model of reaction and diffusion.</summary>
internal static class SimulationCommand
{
    public static Command Create(Model model, AppConsole console, Help help, CancellationToken stop)
    {
        var command = new Command(model.Name, string.Join("\n  ", [model.Title, .. model.Equation, model.Reference]));
        var options = new SimulationOptions(command, model);
        help.Describe(command, options.Sections);
        command.SetAction(result =>
        {
            RunCommand.RefuseMisplaced(result);
            var reporter = RunCommand.ReporterFor(result.GetValue(options.Json), console);
            if (result.GetValue(options.Resume) is { } resumed)
            {
                RunCommand.CheckResume(resumed, file: null, options.Choice(result));
                return Resume(result, options, resumed, model, reporter, stop);
            }

            var defaults = SimulationConfig.Default(model);
            var config = SimulationOptions.Checked(options.Apply(result, defaults, isFresh: true));
            if (!model.HasSeed && config.Settings.Seed != defaults.Settings.Seed)
                reporter.Warn($"--seed has no effect: {model.Name} starts without chance");
            return Start(options.Choice(result), config, reporter, stop);
        });
        return command;
    }

    /// <summary>Runs what a file describes, with what was given in place of what it has.</summary>
    public static int Start(ParseResult result, SimulationOptions options, string file, IReporter reporter, CancellationToken stop)
    {
        var config = SimulationConfig.Load(file);
        RunCommand.WarnOfVersion(config.Version, file, reporter);
        config = SimulationOptions.Checked(options.Apply(result, config with { Version = App.Version }, isFresh: false));
        return Start(options.Choice(result), config, reporter, stop);
    }

    /// <summary>Goes on with a run.</summary>
    public static int Resume(
        ParseResult result, SimulationOptions options, string path, Model? model, IReporter reporter, CancellationToken stop)
    {
        using var directory = RunDirectory.Open(path);
        var config = SimulationConfig.Load(directory.ConfigPath);
        if (model is not null && config.Settings.Model != model)
            throw new UserError($"{path} is a run of {config.Settings.Model.Name}, not of {model.Name}");
        RunCommand.CheckKept(path, config.ToJson(), options.Apply(result, config, isFresh: false).ToJson());
        RunCommand.WarnOfVersion(config.Version, directory.ConfigPath, reporter);
        var prediction = Check(config);
        using var device = Open(options.Choice(result), config.Settings, reporter);
        return Run(config, prediction, directory, device, reporter, stop);
    }

    private static int Start(RunChoice choice, SimulationConfig config, IReporter reporter, CancellationToken stop)
    {
        var prediction = Check(config);
        using var device = Open(choice, config.Settings, reporter);
        using var directory = RunDirectory.Create(choice.Out, config.Settings.Model.Name, config.ToJson(), choice.Overwrite);
        return Run(config, prediction, directory, device, reporter, stop);
    }

    private static int Run(
        SimulationConfig config, StabilityReport prediction, RunDirectory directory, OpenDevice device, IReporter reporter, CancellationToken stop)
    {
        var end = new SimulationRunner(config, prediction, new SimulationFiles(directory), reporter, stop).Run(device.Accelerator);
        reporter.Tell(end);
        return end.Checkpoint.ExitCode;
    }

    private static OpenDevice Open(RunChoice choice, SimulationSettings settings, IReporter reporter)
    {
        var device = choice.Device.Open(
            // The smallest grid takes the same kernels.
            accelerator => new Simulator(accelerator, settings with { Width = 1, Height = 1 }).Dispose(),
            reporter.Warn);
        try
        {
            CheckMemory(settings, device.Accelerator);
            return device;
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <exception cref="UserError">The time step is past the limit and nobody insists.</exception>
    private static StabilityReport Check(SimulationConfig config)
    {
        var report = LinearStability.Analyze(config.Settings);
        if (report.ExceedsTimeStepLimit && !config.Force)
        {
            var (step, limit) = (config.Settings.TimeStep, report.TimeStepLimit);
            throw new UserError(string.Create(
                CultureInfo.InvariantCulture,
                $"--dt {step} is past the limit {limit:G6} of this grid and model; take a smaller one, or insist with --force"));
        }

        return report;
    }

    /// <exception cref="UserError">The grid cannot fit.</exception>
    private static void CheckMemory(SimulationSettings settings, Accelerator accelerator)
    {
        // Two fields twice, each with its ring, on the device; on the host as much again without, and a buffer for copies.
        long needed = 4L * sizeof(float) * (settings.Width + 2L) * (settings.Height + 2L);
        if (accelerator.AcceleratorType == AcceleratorType.CPU)
            needed = needed * 9 / 4;
        if (needed > accelerator.MemorySize)
        {
            var (need, has) = (needed / 1e9, accelerator.MemorySize / 1e9);
            throw new UserError(string.Create(
                CultureInfo.InvariantCulture,
                $"--size {settings.Width}x{settings.Height} needs {need:0.0} GB; {accelerator.Name} has {has:0.0}"));
        }
    }
}
