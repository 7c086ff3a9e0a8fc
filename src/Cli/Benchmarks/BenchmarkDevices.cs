using System.Globalization;
using KernelRD.Cases;
using KernelRD.Cli.Commands;
using KernelRD.Cli.Tunings;

namespace KernelRD.Cli.Benchmarks;

/// <summary>The devices to measure, open: all that the machine has, or the one that was asked for.</summary>
internal sealed class BenchmarkDevices : IDisposable
{
    private readonly List<IDisposable> _open = [];

    /// <param name="choice">Null for all.</param>
    /// <param name="settings">How long to measure ceilings.</param>
    /// <param name="warn">Hears of devices that do not open.</param>
    public BenchmarkDevices(DeviceChoice? choice, BenchmarkSettings settings, Action<string> warn)
    {
        if (choice is { } one)
        {
            var opened = one.Open(_ => { }, warn);
            _open.Add(opened);
            var alike = opened.Context.Devices.Where(device => device.AcceleratorType == opened.Accelerator.AcceleratorType).ToArray();
            var chosen = one.Kind is null ? alike.First(device => device.Name == opened.Accelerator.Name) : alike[one.Index];
            All = [Describe(opened.Context, chosen, opened.Accelerator, settings)];
            return;
        }

        var context = Engine.CreateContext(null);
        _open.Add(context);
        var found = new List<BenchmarkDevice>();
        foreach (var device in context.Devices)
        {
            try
            {
                var accelerator = TuningFile.Open(device, context, warn);
                _open.Add(accelerator);
                found.Add(Describe(context, device, accelerator, settings));
            }
            catch (AcceleratorException exception)
            {
                warn($"{device.Name} is left out: {exception.Message.ReplaceLineEndings(" ")}");
            }
        }

        All = found;
    }

    public IReadOnlyList<BenchmarkDevice> All { get; }

    public void Dispose()
    {
        foreach (var open in Enumerable.Reverse(_open))
            open.Dispose();
    }

    private static BenchmarkDevice Describe(Context context, Device device, Accelerator accelerator, BenchmarkSettings settings)
    {
        var alike = context.Devices.Where(known => known.AcceleratorType == device.AcceleratorType).ToList();
        string kind = DeviceChoice.Name(device.AcceleratorType);
        string name = alike.Count == 1 ? kind : string.Create(CultureInfo.InvariantCulture, $"{kind}:{alike.IndexOf(device)}");
        return new(name, Engine.Describe(device), accelerator, device, new Ceilings(accelerator, settings.SampleSeconds));
    }
}
