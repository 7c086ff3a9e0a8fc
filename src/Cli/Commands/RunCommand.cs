using System.CommandLine;
using System.CommandLine.Parsing;
using KernelRD.Cli.Files;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Cli.Theories;
using KernelRD.Cli.Trainings;
using KernelRD.Simulation;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd run</c>: a model, a configuration, or a run to go on with; and what its commands share.</summary>
internal static class RunCommand
{
    public static Command Create(AppConsole console, Help help, CancellationToken stop)
    {
        var command = new Command("run", "Run a simulation or a training, and leave pictures, numbers and the final state in a directory.");
        var file = new Argument<string?>("config.json")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "what to run again: the file that every run leaves",
        };
        command.Arguments.Add(file);
        var options = new SimulationOptions(command, model: null);
        command.SetAction(result => Run(result, options, result.GetValue(file), console, stop));
        foreach (var model in Models.All)
            command.Subcommands.Add(SimulationCommand.Create(model, console, help, stop));
        command.Subcommands.Add(TrainingCommand.Create(console, help, stop));
        var models = Models.All.Select(model => (model.Name, model.Title)).Append((TrainingConfig.Model, TrainingCommand.Title));
        help.Describe(command,
        [
            new("Models (kernelrd run MODEL --help tells their parameters)", [.. models]),
            new("Arguments", [(file.Name, file.Description)]),
            .. options.Sections,
        ]);
        return command;
    }

    public static IReporter ReporterFor(bool isJson, AppConsole console) => isJson ? new JsonReporter(console.Error)
        : console.IsTerminal ? new TerminalReporter(console.Output, console.Error)
        : new PlainReporter(console.Output, console.Error);

    /// <exception cref="UserError">An option stands before the model.</exception>
    public static void RefuseMisplaced(ParseResult result)
    {
        string name = result.CommandResult.Command.Name;
        if (result.CommandResult.Parent is CommandResult outer
            && outer.Children.OfType<OptionResult>().FirstOrDefault(option => !option.Implicit) is { } misplaced)
            throw new UserError($"give {misplaced.Option.Name} after the model: kernelrd run {name} {misplaced.Option.Name} ...");
    }

    /// <exception cref="UserError">--resume comes with what it does not go with.</exception>
    public static void CheckResume(string path, string? file, RunChoice choice)
    {
        if (file is not null)
            throw new UserError($"--resume goes on with the run in {path} as it is; leave out {file}");
        if (choice.Out is not null || choice.Overwrite)
            throw new UserError("--resume writes where the run is; leave out --out and --overwrite");
    }

    /// <exception cref="UserError">The options ask for another configuration than the one of the run.</exception>
    public static void CheckKept(string path, string kept, string asked)
    {
        if (asked == kept)
            return;
        string line = kept.Split('\n').Except(asked.Split('\n')).Concat(asked.Split('\n').Except(kept.Split('\n'))).First().Trim(' ', ',');
        string has = kept.Contains(line, StringComparison.Ordinal) ? "has" : "does not have";
        throw new UserError($"{path} {has} {line}, and a resumed run keeps its settings; start another with kernelrd run");
    }

    /// <summary>The configuration of a run that is to go on.</summary>
    /// <exception cref="UserError">It is another model's, or damaged.</exception>
    public static TConfig LoadKept<TConfig>(RunDirectory directory, string model, Func<string, TConfig> load, IReporter reporter)
        where TConfig : IRunConfig
    {
        if (StrictJson.Peek(directory.ConfigPath, "model") is { } other && other != model)
            throw new UserError($"{directory.Path} is a run of {other}, not of {model}");
        var config = load(directory.ConfigPath);
        WarnOfVersion(config.Version, directory.ConfigPath, reporter);
        return config;
    }

    public static void WarnOfVersion(string version, string file, IReporter reporter)
    {
        if (version != App.Version)
            reporter.Warn($"{file} is of version {version}, this is {App.Version}: the bits may differ");
    }

    private static int Run(ParseResult result, SimulationOptions options, string? file, AppConsole console, CancellationToken stop)
    {
        var reporter = ReporterFor(result.GetValue(options.Json), console);
        var choice = options.Choice(result);
        string? resumed = result.GetValue(options.Resume);
        string? config = resumed is null ? file : Path.Combine(resumed, "config.json");
        if (config is null)
            throw new UserError($"run what? Give a model ({string.Join(", ", Names)}), a config.json, or --resume DIR");
        if (resumed is not null)
            CheckResume(resumed, file, choice);
        else
            CheckFile(config);

        string? command = StrictJson.Peek(config, "model") switch
        {
            TrainingConfig.Model => $"run {TrainingConfig.Model}",
            TheoryConfig.Model => TheoryConfig.Model,
            _ => null,
        };
        if (command is not null && options.Given(result).FirstOrDefault() is { } option)
            throw new UserError($"{config} is of a training, which takes its options so: kernelrd {command} {(resumed is null ? config : $"--resume {resumed}")} {option.Name} ...");
        return (command, resumed) switch
        {
            (null, null) => SimulationCommand.Start(result, options, config, reporter, stop),
            (null, _) => SimulationCommand.Resume(result, options, resumed, model: null, reporter, stop),
            (TheoryConfig.Model, null) => TheoryCommand.Start(choice, TheoryConfig.Load(config), config, reporter, stop),
            (TheoryConfig.Model, _) => TheoryCommand.Resume(choice, resumed, kept => kept, reporter, stop),
            (_, null) => TrainingCommand.Start(choice, TrainingConfig.Load(config), config, reporter, stop),
            _ => TrainingCommand.Resume(choice, resumed, reporter, stop),
        };
    }

    private static IEnumerable<string> Names => Models.All.Select(model => model.Name).Append(TrainingConfig.Model);

    private static void CheckFile(string file)
    {
        if (Directory.Exists(file) && File.Exists(Path.Combine(file, "config.json")))
            throw new UserError($"{file} is a directory: give {file}/config.json to run it again, or --resume {file} to go on with it");
        if (!File.Exists(file) && !file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw new UserError($"there is no model and no file '{file}'{Suggestion.For(file, Names)}");
    }
}
