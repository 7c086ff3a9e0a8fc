using System.CommandLine;
using System.Globalization;
using KernelRD.Cli.Runs;
using KernelRD.Cli.Theories;
using KernelRD.Training;
using KernelRD.Training.Data;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd theory</c>: the network of the theorems beside their bounds, and the orders of Theorem 3 over the width.</summary>
internal static class TheoryCommand
{
    public static Command Create(AppConsole console, Help help, CancellationToken stop)
    {
        var command = new Command("theory", "Train the scalar network of the theorems, without and with an adversary, and draw what happens beside their bounds.");
        var defaults = new TheorySettings();
        var data = Parse.Choice("--data", "NAME", $"the inputs, each scaled to norm 1: {string.Join(", ", DataSource.All.Select(source => source.Name))} [default: fashion-mnist]", DataSource.All, source => source.Name);
        var folder = new Option<string?>("--data-dir") { HelpName = "DIR", Description = "the folder of the data's files" };
        var samples = Parse.Whole("--samples", $"n, the first samples of the training set [default: {defaults.Samples}]", 2, 6000);
        var hidden = Parse.Whole("--hidden", $"m, the neurons [default: {defaults.Hidden}]", 1, 1 << 20);
        var iterations = Parse.Whole("--iterations", $"steps of gradient descent [default: {defaults.Iterations}]", 1, 1_000_000_000);
        var points = Parse.Whole("--points", $"how often the Gram matrix is measured [default: {defaults.Points}]", 2, 10_000);
        var rate = Parse.Positive("--learning-rate", "eta [default: 0.05 / lambda_max(H_inf)]");
        var lipschitz = Parse.Positive("--lipschitz", $"L, to which the critic's norm is held in the second run [default: {Text(defaults.Lipschitz)}]");
        var delta = Parse.Positive("--delta", $"the probability with which the bounds may fail [default: {Text(defaults.Delta)}]");
        var seed = Parse.Whole("--seed", $"of the random weights [default: {defaults.Seed}]", 0, uint.MaxValue - 2);
        var width = Parse.Whole("--max-width", "the widest network for Theorem 3's orders, from 8 on; 0: none [default: 2048]", 0, 1 << 16);
        var device = Parse.Option<DeviceChoice>("--device", "auto|cpu|opencl[:I]|cuda[:I]", "what computes [default: auto]", DeviceChoice.TryParse, "auto, cpu, opencl, cuda, opencl:I or cuda:I");
        var target = new Option<string?>("--out") { HelpName = "DIR", Description = "where the files go [default: runs/theory-001, then -002, ...]" };
        var overwrite = new Option<bool>("--overwrite") { Description = "replace the run that is in the directory" };
        foreach (Option option in new Option[] { data, folder, samples, hidden, iterations, points, rate, lipschitz, delta, seed, width, device, target, overwrite })
            command.Options.Add(option);
        help.Describe(command,
        [
            HelpSection.Of("Training", [data, folder, samples, hidden, iterations, rate, seed]),
            HelpSection.Of("Theory", [points, lipschitz, delta, width]),
            HelpSection.Of("Run", [device, target, overwrite]),
        ]);
        command.SetAction(result =>
        {
            var settings = new TheorySettings
            {
                Samples = (int)(result.GetValue(samples) ?? defaults.Samples),
                Hidden = (int)(result.GetValue(hidden) ?? defaults.Hidden),
                Iterations = result.GetValue(iterations) ?? defaults.Iterations,
                Points = (int)(result.GetValue(points) ?? defaults.Points),
                LearningRate = result.GetValue(rate),
                Lipschitz = result.GetValue(lipschitz) ?? defaults.Lipschitz,
                Delta = result.GetValue(delta) ?? defaults.Delta,
                Seed = (uint)(result.GetValue(seed) ?? defaults.Seed),
            };
            var source = result.GetValue(data) ?? DataSource.All.Single(known => known.Name == "fashion-mnist");
            int widest = (int)(result.GetValue(width) ?? 2048);
            return Run(console, source, result.GetValue(folder), settings, widest, result.GetValue(device) ?? default, result.GetValue(target), result.GetValue(overwrite), stop);
        });
        return command;
    }

    private static int Run(
        AppConsole console,
        DataSource source,
        string? folder,
        TheorySettings settings,
        int widest,
        DeviceChoice choice,
        string? target,
        bool overwrite,
        CancellationToken stop)
    {
        var data = Load(source, folder);
        if (settings.Samples > data.Train.Count)
            throw new UserError($"--samples {settings.Samples}: {data.Name} has {data.Train.Count} to train on");
        if (settings.Delta >= 1)
            throw new UserError($"--delta takes a probability below 1, not {Text(settings.Delta)}");
        using var device = choice.Open(_ => { }, message => console.Error.WriteLine($"kernelrd: {message}"));
        using var directory = RunDirectory.Create(target, "theory", TheoryFiles.Config(source, settings, widest), overwrite);
        console.Output.WriteLine($"theory of {data.Name}: n = {settings.Samples}, m = {settings.Hidden}, {settings.Iterations} iterations on {device.Accelerator.Name}");

        (string Name, TheorySettings Settings)[] runs =
        [
            ("supervised", settings with { Adversarial = false }),
            ("adversarial, ||w|| held to L", settings with { Adversarial = true, Constraint = CriticConstraint.Spectral }),
            ("adversarial, ||w|| free", settings with { Adversarial = true, Constraint = CriticConstraint.None }),
        ];
        var results = new List<(string Name, TheoryResult Result)>();
        foreach (var (name, run) in runs)
        {
            if (stop.IsCancellationRequested)
                break;
            var result = TheoryExperiment.Run(device.Accelerator, data, run, stop: stop);
            results.Add((name, result));
            console.Output.WriteLine($"\n{name}");
            foreach (string sentence in result.Findings())
                console.Output.WriteLine($"  {sentence}");
        }

        var orders = new List<WidthOrders>();
        for (int hidden = 8; hidden <= widest && !stop.IsCancellationRequested; hidden *= 2)
            orders.Add(WidthOrders.Measure(device.Accelerator, data, hidden, Math.Min(256, data.Train.Count), settings.Seed));
        if (orders.Count > 1)
        {
            console.Output.WriteLine("\norders of Theorem 3");
            foreach (string sentence in TheoryFiles.OrderFindings(orders))
                console.Output.WriteLine($"  {sentence}");
        }

        TheoryFiles.Write(directory, results, orders);
        console.Output.WriteLine($"\n{directory.Path}");
        return stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Success;
    }

    private static DataSet Load(DataSource source, string? folder)
    {
        try
        {
            return source.Load(folder);
        }
        catch (DataSetException exception)
        {
            throw new UserError(exception.Message);
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
