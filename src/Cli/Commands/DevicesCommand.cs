using System.CommandLine;
using System.Globalization;
using KernelRD.Cli.Tunings;

namespace KernelRD.Cli.Commands;

/// <summary><c>kernelrd devices</c>: what there is to run on, by the names that --device takes, and why there is not more.</summary>
internal static class DevicesCommand
{
    public static Command Create(AppConsole console)
    {
        var command = new Command("devices", "List the devices, and say why a kind is absent and what to install.");
        command.SetAction(_ => List(console.Output));
        return command;
    }

    private static void List(TextWriter output)
    {
        foreach (var (kind, devices, problems) in Engine.Diagnose())
        {
            string name = DeviceChoice.Name(kind);
            for (int i = 0; i < devices.Count; i++)
            {
                string option = kind == AcceleratorType.CPU ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{i}");
                output.WriteLine($"{option,-10}{devices[i].Name}");
                string memory = (devices[i].MemorySize / 1e9).ToString("0.0", CultureInfo.InvariantCulture);
                output.WriteLine($"{"",-10}{Engine.Describe(devices[i])}, {memory} GB");
                output.WriteLine($"{"",-10}{Tuned(devices[i], option)}");
            }

            if (devices.Count == 0)
                output.WriteLine($"{name,-10}none");
            foreach (string problem in problems)
                output.WriteLine($"{"",-10}{problem}");
        }
    }

    private static string Tuned(Device device, string option)
    {
        var file = TuningFile.Of(device);
        string? problem = null;
        return file.Load(message => problem = message) is not null ? $"tuned by {file.Path}" : problem ?? $"not tuned: kernelrd bench --tune --device {option}";
    }
}
