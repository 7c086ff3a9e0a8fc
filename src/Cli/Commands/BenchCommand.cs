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
        var growth = new Option<string?>("--growth")
        {
            HelpName = "[DIR]",
            Arity = ArgumentArity.ZeroOrOne,
            Description = "time and memory of simulations and trainings from small to large instead; a table and a figure in DIR [default: growth]",
        };
        var tune = new Option<bool>("--tune") { Description = "measure instead which sizes of tiles and steps a launch suit the device, and keep them for every later run" };
        var reset = new Option<bool>("--reset") { Description = "with --tune: forget them" };
        var json = new Option<bool>("--json") { Description = "one JSON document on standard output" };
        var device = Parse.Option<DeviceChoice>(
            "--device", "auto|cpu|opencl[:I]|cuda[:I]", "what to measure [default: every device]", DeviceChoice.TryParse, "auto, cpu, opencl, cuda, opencl:I or cuda:I");
        command.Arguments.Add(filter);
        foreach (Option option in new Option[] { growth, tune, reset, quick, json, device })
            command.Options.Add(option);
        help.Describe(command, Sections(filter, [growth, tune, reset, quick, json, device]));
        command.SetAction(result =>
        {
            var settings = result.GetValue(quick) ? BenchmarkSettings.Quick : BenchmarkSettings.Full;
            if (result.GetValue(tune))
            {
                string? other = result.GetValue(filter) ?? (result.GetResult(growth) is null ? null : "--growth")
                    ?? (!result.GetValue(reset) ? null : result.GetValue(quick) ? "--quick" : result.GetValue(json) ? "--json" : null);
                if (other is not null)
                    throw new UserError($"bench --tune{(result.GetValue(reset) ? " --reset" : "")} does not go with '{other}'; leave that out");
                return result.GetValue(reset)
                    ? BenchTuning.Reset(console, result.GetValue(device))
                    : BenchTuning.Run(console, settings, result.GetValue(device), result.GetValue(json), stop);
            }

            if (result.GetValue(reset))
                throw new UserError("--reset forgets a tuning: kernelrd bench --tune --reset");
            if (result.GetResult(growth) is not null)
            {
                if (result.GetValue(filter) is { } other)
                    throw new UserError($"bench --growth measures whole simulations and trainings, not '{other}'; leave that out");
                return Grow(console, result.GetValue(growth) ?? "growth", settings, result.GetValue(device), result.GetValue(json), stop);
            }

            var operations = Find(result.GetValue(filter));
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
            ("kernelrd bench --tune --device cuda", "what suits this GPU, once; every later run makes use of it"),
            ("kernelrd bench --growth --quick", "what a cell and a neuron cost in small grids and networks and in large ones"),
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
        using var devices = new BenchmarkDevices(choice, settings, message => Warn(console, message));
        var run = new BenchmarkRun(devices.All, settings, stop);
        var rows = new List<BenchmarkRow>();
        if (isJson)
        {
            Measure(_ => { }, _ => { });
            console.Output.WriteLine(BenchmarkJson.Write(settings, devices.All, rows, !stop.IsCancellationRequested));
        }
        else
        {
            Introduce(console, devices);
            if (console.IsTerminal && !Console.IsOutputRedirected)
                MeasureOnTerminal();
            else
                MeasureInLines();
            foreach (var device in devices.All.Where(_ => rows.Count > 0))
                console.Output.WriteLine(BenchmarkText.Ceilings(device));
        }

        foreach (var row in rows.Where(row => !row.Agrees))
            Warn(console, $"{row.Operation} is wrong on {row.Device}: it differs from plain C# by {row.Difference:0.#e-0} of its largest value");
        return stop.IsCancellationRequested ? ExitCode.Interrupted : rows.All(row => row.Agrees) ? ExitCode.Success : ExitCode.Failure;

        void Measure(Action<Operation> begin, Action<BenchmarkRow> tell)
        {
            foreach (var operation in operations.TakeWhile(_ => !stop.IsCancellationRequested))
            {
                begin(operation);
                foreach (var row in run.Measure(operation, message => Warn(console, message)))
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
    }

    private static int Grow(AppConsole console, string folder, BenchmarkSettings settings, DeviceChoice? choice, bool isJson, CancellationToken stop)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write to {folder}: {exception.Message}");
        }

        using var devices = new BenchmarkDevices(choice, settings, message => Warn(console, message));
        var rows = new List<GrowthRow>();
        var lines = isJson ? TextWriter.Null : console.Output;
        if (!isJson)
            Introduce(console, devices);
        try
        {
            new GrowthRun(devices.All, settings, stop).Measure(Add, message => Warn(console, message));
        }
        finally
        {
            if (rows.Count > 0)
            {
                GrowthFiles.WriteFigure(folder, rows);
                lines.WriteLine($"{folder}: {string.Join(", ", GrowthFiles.Names)}");
            }
        }

        if (isJson)
            console.Output.WriteLine(BenchmarkJson.Write(settings, devices.All, rows, !stop.IsCancellationRequested));
        return stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Success;

        void Add(IReadOnlyList<GrowthRow> more)
        {
            foreach (var row in more)
            {
                if (rows.LastOrDefault()?.Work.Unit != row.Work.Unit)
                    lines.WriteLine(GrowthRow.Titles(row.Work));
                lines.WriteLine(row.ToText());
                rows.Add(row);
            }

            lines.Flush();
            if (more.Count > 0)
                GrowthFiles.WriteTable(folder, rows);
        }
    }

    private static void Introduce(AppConsole console, BenchmarkDevices devices)
    {
        console.Output.WriteLine($"kernelrd {App.Version}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors");
        foreach (var device in devices.All)
            console.Output.WriteLine($"{device.Name}: {device.Accelerator.Name}, {device.Description}");
    }

    private static void Warn(AppConsole console, string message) => console.Error.WriteLine($"kernelrd: {message}");
}
