using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using KernelRD.Cli.Commands;
using KernelRD.Cli.Reports;

namespace KernelRD.Cli;

/// <summary>The program, apart from the process it runs in.</summary>
internal static class App
{
    public static string Version { get; } =
        typeof(App).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Does what the arguments say; whatever goes wrong is one line and an exit code.</summary>
    public static int Run(string[] args, AppConsole console, CancellationToken stop)
    {
        try
        {
            var parser = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
            var nvrtc = new Option<string?>("--nvrtc")
            {
                HelpName = "FILE",
                Description = "the library of CUDA's compiler NVRTC, where it is not found by itself",
                Recursive = true,
            };
            var result = CreateRoot(console, nvrtc, stop).Parse(args, parser);
            if (result.Action is ParseErrorAction || result.Action is not Help && Stray(result) is not null)
                return Fail(args, console, Explain(result), ExitCode.BadInput);
            if (result.GetValue(nvrtc) is { } file)
                UseNvrtc(file);
            return result.Invoke(new InvocationConfiguration
            {
                Output = console.Output,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception thrown)
        {
            // What happens on several threads at once comes in a bundle.
            var exception = thrown is AggregateException bundle ? bundle.InnerExceptions[0] : thrown;
            if (exception is UserError)
                return Fail(args, console, exception.Message, ExitCode.BadInput);
            if (Environment.GetEnvironmentVariable("KERNELRD_DEBUG") == "1")
                console.Error.WriteLine(thrown);
            string message = exception is OutOfMemoryException ? "out of memory; take a smaller --size or --hidden" : exception.Message;
            return Fail(args, console, message, ExitCode.Failure);
        }
    }

    /// <summary>A command as it is typed, from the program's name on.</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "kernelrd";

    private static RootCommand CreateRoot(AppConsole console, Option<string?> nvrtc, CancellationToken stop)
    {
        var root = new RootCommand("Reaction-diffusion patterns, in the plane and in neural networks: kernels written once in C#, run on any device to the same bits.");
        var help = new Help();
        root.Options.OfType<HelpOption>().Single().Action = help;
        root.Options.OfType<VersionOption>().Single().Action = new ShowVersion();
        root.Subcommands.Add(RunCommand.Create(console, help, stop));
        root.Subcommands.Add(FigureCommand.Create(console, stop));
        root.Subcommands.Add(ReportCommand.Create(console));
        root.Subcommands.Add(TheoryCommand.Create(console, help, stop));
        root.Subcommands.Add(DevicesCommand.Create(console));
        root.Subcommands.Add(KernelsCommand.Create(console));
        root.Subcommands.Add(BenchCommand.Create(console, help, stop));
        root.Options.Add(nvrtc);
        root.SetAction(help.Invoke);
        help.Describe(root,
        [
            HelpSection.Of("Commands", root.Subcommands),
            HelpSection.Of("Options", root.Options),
            new("Examples",
            [
                ("kernelrd run gray-scott", "101 pictures and an animation in runs/gray-scott-001"),
                ("kernelrd run turing --c 2 --size 200 --seed 7", "another model, parameter, grid and start"),
                ("kernelrd run prd --hidden 1024 --epochs 100 --compare", "a network trained without and with an adversary"),
                ("kernelrd run --resume runs/gray-scott-001", "go on with a run that was stopped"),
            ]),
        ]);
        return root;
    }

    private static void UseNvrtc(string file)
    {
        if (!File.Exists(file))
            throw new UserError($"--nvrtc takes the file of CUDA's compiler; '{file}' does not exist");
        Environment.SetEnvironmentVariable("KERNELRD_NVRTC", Path.GetFullPath(file));
    }

    private static int Fail(string[] args, AppConsole console, string message, int exitCode)
    {
        string line = message.ReplaceLineEndings(" ").Trim();
        if (args.Contains("--json"))
            JsonReporter.Error(console.Error, line, exitCode);
        else
            console.Error.WriteLine($"kernelrd: {line}");
        return exitCode;
    }

    /// <summary>The first thing that is wrong with a command line, in our words where the library's do not help.</summary>
    private static string Explain(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (Stray(result) is { } token && result.Errors.All(error => error.SymbolResult is not OptionResult))
        {
            var known = token.StartsWith('-')
                ? command.Options.Select(option => option.Name)
                : command.Subcommands.Select(subcommand => subcommand.Name);
            string path = PathOf(result.CommandResult);
            string hint = Suggestion.Nearest(token, known) is { } near ? $"did you mean '{near}'?" : $"see {path} --help";
            return $"{path} does not take '{token}'; {hint}";
        }

        return result.Errors[0].Message;
    }

    /// <summary>What no option or argument takes; an unknown option passes for an argument where there is one.</summary>
    private static string? Stray(ParseResult result) => result.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens.Select(token => token.Value))
        .FirstOrDefault(value => value.StartsWith('-')) ?? result.UnmatchedTokens.FirstOrDefault();

    private sealed class ShowVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult result)
        {
            result.InvocationConfiguration.Output.WriteLine(Version);
            return ExitCode.Success;
        }
    }
}
