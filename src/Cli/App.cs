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
    private const string Examples = """
        Examples:
          kernelrd run gray-scott                                   101 pictures and an animation in runs/gray-scott-001
          kernelrd run turing --c 2 --size 200 --seed 7             another model, parameter, grid and start
          kernelrd run --resume runs/gray-scott-001                 go on with a run that was stopped

        """;

    public static string Version { get; } =
        typeof(App).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Does what the arguments say; whatever goes wrong is one line and an exit code.</summary>
    public static int Run(string[] args, AppConsole console, CancellationToken stop)
    {
        try
        {
            var result = CreateRoot(console, stop).Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            return result.Action is ParseErrorAction
                ? Fail(args, console, Explain(result), ExitCode.BadInput)
                : result.Invoke(new InvocationConfiguration
                {
                    Output = console.Output,
                    Error = console.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                });
        }
        catch (UserError error)
        {
            return Fail(args, console, error.Message, ExitCode.BadInput);
        }
        catch (Exception exception)
        {
            if (Environment.GetEnvironmentVariable("KERNELRD_DEBUG") == "1")
                console.Error.WriteLine(exception);
            return Fail(args, console, exception is OutOfMemoryException ? "out of memory; take a smaller --size" : exception.Message, ExitCode.Failure);
        }
    }

    private static RootCommand CreateRoot(AppConsole console, CancellationToken stop)
    {
        var root = new RootCommand("Reaction-diffusion patterns from kernels written once in C#, on the CPU and through OpenCL.");
        root.Subcommands.Add(RunCommand.Create(console, stop));
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.SetAction(help.Action.Invoke);
        return root;
    }
}
