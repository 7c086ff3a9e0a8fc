using System.CommandLine;
using System.Runtime.InteropServices;
using KernelRD.Cases;
using KernelRD.Cli.Benchmarks;
using Spectre.Console;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd bench</c>: how fast the operations are on this machine's devices, and whether they are right.</summary>
internal static class BenchCommand
{
    public static Command Create(AppConsole console, Help help, CancellationToken stop)
    {
        var command = new Command("bench", "Time the operations on the devices beside plain C#, and compare their results.");
        var filter = new Argument<string?>("FILTER")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "only operations whose names contain this",
        };
        var quick = new Option<bool>("--quick") { Description = "small sizes and few samples: everything in well under a minute" };
        var json = new Option<bool>("--json") { Description = "one JSON document on standard output" };
        var device = Parse.Option<DeviceChoice>(
            "--device", "auto|cpu|opencl[:I]|cuda[:I]", "what to measure [default: every device]", DeviceChoice.TryParse, "auto, cpu, opencl, cuda, opencl:I or cuda:I");
        command.Arguments.Add(filter);
        foreach (Option option in new Option[] { quick, json, device })
            command.Options.Add(option);
        help.Describe(command, Sections(filter, [quick, json, device]));
        command.SetAction(result =>
        {
            var operations = Find(result.GetValue(filter));
            var settings = result.GetValue(quick) ? BenchmarkSettings.Quick : BenchmarkSettings.Full;
            return Run(console, operations, settings, result.GetValue(device), result.GetValue(json), stop);
        });
        return command;
    }

    /// <summary>Made when they are asked for: other commands need not wait for the table of operations.</summary>
    private static IEnumerable<HelpSection> Sections(Argument filter, Option[] options)
    {
        yield return new("Arguments", [(filter.Name, filter.Description!)]);
        yield return HelpSection.Of("Options", options);
        yield return new("Operations, and what their sizes are", [.. Operations.All.Select(operation => (operation.Name, operation.Axes.Replace(" ", ", ")))]);
        yield return new("Examples",
        [
            ("kernelrd bench --quick", "all of them at small sizes"),
            ("kernelrd bench product --device opencl", "the matrix products at full size"),
            ("kernelrd bench gray-scott --json", "for a program to read"),
        ]);
    }

    private static Operation[] Find(string? filter)
    {
        var found = Operations.All.Where(operation => operation.Name.Contains(filter ?? "", StringComparison.OrdinalIgnoreCase)).ToArray();
        if (found.Length > 0)
            return found;
        var names = Operations.All.Select(operation => operation.Name).ToArray();
        string hint = Suggestion.Nearest(filter!, names) is { } near ? $"did you mean '{near}'?"
            : $"there are {string.Join(", ", names.Where((_, i) => i % 8 == 0))} and others: kernelrd bench --help lists them";
        throw new UserError($"no operation's name contains '{filter}'; {hint}");
    }

    private static int Run(
        AppConsole console, Operation[] operations, BenchmarkSettings settings, DeviceChoice? choice, bool isJson, CancellationToken stop)
    {
        using var devices = new BenchmarkDevices(choice, settings, Warn);
        var run = new BenchmarkRun(devices.All, settings, stop);
        var rows = new List<BenchmarkRow>();
        if (isJson)
        {
            Measure(_ => { }, _ => { });
            console.Output.WriteLine(BenchmarkJson.Write(settings, devices.All, rows, !stop.IsCancellationRequested));
        }
        else
        {
            console.Output.WriteLine($"kernelrd {App.Version}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors");
            foreach (var device in devices.All)
                console.Output.WriteLine($"{device.Name}: {device.Accelerator.Name}, {device.Description}");
            if (console.IsTerminal && !Console.IsOutputRedirected)
                MeasureOnTerminal();
            else
                MeasureInLines();
            foreach (var device in devices.All.Where(_ => rows.Count > 0))
                console.Output.WriteLine(BenchmarkText.Ceilings(device));
        }

        foreach (var row in rows.Where(row => !row.Agrees))
            Warn($"{row.Operation} is wrong on {row.Device}: it differs from plain C# by {row.Difference:0.#e-0} of its largest value");
        return stop.IsCancellationRequested ? ExitCode.Interrupted : rows.All(row => row.Agrees) ? ExitCode.Success : ExitCode.Failure;

        void Measure(Action<Operation> begin, Action<BenchmarkRow> tell)
        {
            foreach (var operation in operations.TakeWhile(_ => !stop.IsCancellationRequested))
            {
                begin(operation);
                foreach (var row in run.Measure(operation, Warn))
                {
                    rows.Add(row);
                    tell(row);
                }
            }
        }

        void MeasureInLines()
        {
            console.Output.WriteLine(BenchmarkText.Line(BenchmarkText.Titles));
            Measure(_ => { }, row =>
            {
                console.Output.WriteLine(BenchmarkText.Line(BenchmarkText.Cells(row)));
                console.Output.Flush();
            });
        }

        void MeasureOnTerminal()
        {
            var output = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console.Output) });
            var columns = BenchmarkText.Columns(output.Profile.Width);
            var table = new Table().Border(TableBorder.None);
            foreach (int column in columns)
                table.AddColumn(new TableColumn(BenchmarkText.Titles[column]) { NoWrap = true, Alignment = BenchmarkText.IsNumber(column) ? Justify.Right : Justify.Left });
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console.Error) }).Status().Start(
                "warming up",
                status => Measure(
                    operation => status.Status($"{operation.Name}, {Array.IndexOf(operations, operation) + 1} of {operations.Length}"),
                    row => table.AddRow([.. columns.Select(column => Markup.Escape(BenchmarkText.Cells(row)[column]))])));
            output.Write(table);
        }

        void Warn(string message) => console.Error.WriteLine($"kernelrd: {message}");
    }
}
