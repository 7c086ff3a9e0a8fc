using KernelRD.Cli.Benchmarks;
using KernelRD.Cli.Tunings;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd bench --tune</c>: has devices say what suits them, and keeps it for every later run.</summary>
internal static class BenchTuning
{
    public static int Run(AppConsole console, BenchmarkSettings settings, DeviceChoice? choice, bool isJson, CancellationToken stop)
    {
        using var devices = new BenchmarkDevices(choice, settings, Warn);
        var lines = isJson ? TextWriter.Null : console.Output;
        var rows = new List<TuningRow>();
        bool allAgree = true;
        foreach (var device in devices.All.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            lines.WriteLine($"{device.Name}: {device.Accelerator.Name}, {device.Description}");
            lines.WriteLine(TuningRow.Titles);
            var run = new TuningRun(device, settings, stop);
            var said = new List<TuningRow>();
            foreach (var parameter in TuningParameter.Of(device.Accelerator).TakeWhile(_ => !stop.IsCancellationRequested))
            {
                if (run.Measure(parameter, Warn) is not { } row)
                    continue;
                said.Add(row);
                lines.WriteLine(row.ToText());
                lines.Flush();
            }

            rows.AddRange(said);
            allAgree &= run.AllAgree;
            if (!stop.IsCancellationRequested)
                Keep(TuningFile.Of(device.Device), said);
        }

        if (isJson)
            console.Output.WriteLine(BenchmarkJson.Write(settings, devices.All, rows, !stop.IsCancellationRequested));
        return stop.IsCancellationRequested ? ExitCode.Interrupted : allAgree ? ExitCode.Success : ExitCode.Failure;

        void Keep(TuningFile file, IReadOnlyList<TuningRow> said)
        {
            if (file.Path is null)
                throw new UserError("there is no folder to keep the tuning in; KERNELRD_CACHE names one");
            file.Save(said);
            lines.WriteLine($"kept in {file.Path}, for every later run");
        }

        void Warn(string message) => console.Error.WriteLine($"kernelrd: {message}");
    }

    /// <summary>Deletes what was kept.</summary>
    public static int Reset(AppConsole console, DeviceChoice? choice)
    {
        // What does not count goes too, without a word of that.
        using var devices = new BenchmarkDevices(choice, BenchmarkSettings.Quick, _ => { });
        foreach (var device in devices.All)
            console.Output.WriteLine($"{device.Name}: {(TuningFile.Of(device.Device).Delete() ? "forgotten" : "was not tuned")}");
        return ExitCode.Success;
    }
}
