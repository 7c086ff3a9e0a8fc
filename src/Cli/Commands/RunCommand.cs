using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Cli.Simulations;
using KernelRD.Simulation;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd run</c>: a model, a configuration, or a run to go on with.</summary>
internal static class RunCommand
{
    public static Command Create(AppConsole console, Help help, CancellationToken stop)
    {
        var command = new Command("run", "Run a simulation and leave pictures, an animation and the final fields in a directory.");
        var file = new Argument<string?>("config.json")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "what to run again: the file that every run leaves",
        };
        command.Arguments.Add(file);
        var options = new SimulationOptions(command, model: null);
        command.SetAction(result => Run(result, options, result.GetValue(file), model: null, console, stop));
        foreach (var model in Models.All)
            command.Subcommands.Add(CreateFor(model, console, help, stop));
        help.Describe(command,
        [
            new("Models (kernelrd run MODEL --help tells their parameters)", [.. Models.All.Select(model => (model.Name, model.Title))]),
            new("Arguments", [(file.Name, file.Description)]),
            .. options.Sections,
        ]);
        return command;
    }

    private static Command CreateFor(Model model, AppConsole console, Help help, CancellationToken stop)
    {
        var command = new Command(model.Name, string.Join("\n  ", [model.Title, .. model.Equation, model.Reference]));
        var options = new SimulationOptions(command, model);
        help.Describe(command, options.Sections);
        command.SetAction(result =>
        {
            if (result.CommandResult.Parent is CommandResult outer
                && outer.Children.OfType<OptionResult>().FirstOrDefault(option => !option.Implicit) is { } misplaced)
                throw new UserError($"give {misplaced.Option.Name} after the model: kernelrd run {model.Name} {misplaced.Option.Name} ...");
            return Run(result, options, file: null, model, console, stop);
        });
        return command;
    }

    private static int Run(ParseResult result, SimulationOptions options, string? file, Model? model, AppConsole console, CancellationToken stop)
    {
        IReporter reporter = result.GetValue(options.Json) ? new JsonReporter(console.Error)
            : console.IsTerminal ? new TerminalReporter(console.Output, console.Error)
            : new PlainReporter(console.Output, console.Error);

        if (result.GetValue(options.Resume) is { } resumed)
            return Resume(result, options, resumed, file, model, reporter, stop);

        SimulationConfig config;
        if (model is not null)
            config = SimulationOptions.Checked(options.Apply(result, SimulationConfig.Default(model), isFresh: true));
        else
            config = SimulationOptions.Checked(options.Apply(result, Load(file, reporter) with { Version = App.Version }, isFresh: false));
        if (model is { HasSeed: false } && config.Settings.Seed != SimulationConfig.Default(model).Settings.Seed)
            reporter.Warn($"--seed has no effect: {model.Name} starts without chance");

        string? target = result.GetValue(options.Out);
        if (target is not null && string.IsNullOrWhiteSpace(target))
            throw new UserError("--out takes the name of a directory");
        var prediction = Check(config);
        using var device = Open(result, options, config.Settings, reporter);
        CheckMemory(config.Settings, device.Accelerator);
        using var directory = RunDirectory.Create(target, config.Settings.Model.Name, config.ToJson(), result.GetValue(options.Overwrite));
        return Finish(new SimulationRunner(config, prediction, new SimulationFiles(directory), reporter, stop), device, reporter);
    }

    private static int Resume(
        ParseResult result, SimulationOptions options, string path, string? file, Model? model, IReporter reporter, CancellationToken stop)
    {
        if (file is not null)
            throw new UserError($"--resume goes on with the run in {path} as it is; leave out {file}");
        if (result.GetValue(options.Out) is not null || result.GetValue(options.Overwrite))
            throw new UserError("--resume writes where the run is; leave out --out and --overwrite");
        using var directory = RunDirectory.Open(path);
        var config = SimulationConfig.Load(directory.ConfigPath);
        if (model is not null && config.Settings.Model != model)
            throw new UserError($"{path} is a run of {config.Settings.Model.Name}, not of {model.Name}");
        string kept = config.ToJson();
        string asked = options.Apply(result, config, isFresh: false).ToJson();
        if (asked != kept)
        {
            string line = kept.Split('\n').Except(asked.Split('\n')).First().Trim(' ', ',');
            throw new UserError($"{path} has {line}, and a resumed run keeps its settings; start another with kernelrd run");
        }

        WarnOfVersion(config, directory.ConfigPath, reporter);
        var prediction = Check(config);
        using var device = Open(result, options, config.Settings, reporter);
        CheckMemory(config.Settings, device.Accelerator);
        return Finish(new SimulationRunner(config, prediction, new SimulationFiles(directory), reporter, stop), device, reporter);
    }

    private static OpenDevice Open(ParseResult result, SimulationOptions options, SimulationSettings settings, IReporter reporter) =>
        (result.GetValue(options.Device) ?? default).Open(
            // The smallest grid takes the same kernels.
            accelerator => new Simulator(accelerator, settings with { Width = 1, Height = 1 }).Dispose(),
            reporter.Warn);

    private static int Finish(SimulationRunner runner, OpenDevice device, IReporter reporter)
    {
        var end = runner.Run(device.Accelerator);
        reporter.Tell(end);
        return end.Checkpoint.ExitCode;
    }

    private static SimulationConfig Load(string? file, IReporter reporter)
    {
        var models = Models.All.Select(model => model.Name);
        if (file is null)
            throw new UserError($"run what? Give a model ({string.Join(", ", models)}), a config.json, or --resume DIR");
        if (Directory.Exists(file) && File.Exists(Path.Combine(file, "config.json")))
            throw new UserError($"{file} is a directory: give {file}/config.json to run it again, or --resume {file} to go on with it");
        if (!File.Exists(file) && !file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw new UserError($"there is no model and no file '{file}'{Suggestion.For(file, models)}");
        var config = SimulationConfig.Load(file);
        WarnOfVersion(config, file, reporter);
        return config;
    }

    private static void WarnOfVersion(SimulationConfig config, string file, IReporter reporter)
    {
        if (config.Version != App.Version)
            reporter.Warn($"{file} is of version {config.Version}, this is {App.Version}: the bits may differ");
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
