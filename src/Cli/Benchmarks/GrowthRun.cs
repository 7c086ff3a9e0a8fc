using KernelRD.Cases;

namespace KernelRD.Cli.Benchmarks;

/// <summary>Measures how the cost of simulations and trainings grows with their size.</summary>
internal sealed class GrowthRun(IReadOnlyList<BenchmarkDevice> devices, BenchmarkSettings settings, CancellationToken stop)
{
    /// <summary>The rows of all sizes of all models, size by size.</summary>
    /// <param name="tell">Hears of those of a size as soon as they are there.</param>
    /// <param name="warn">Hears of a device that cannot run a size.</param>
    public void Measure(Action<IReadOnlyList<GrowthRow>> tell, Action<string> warn)
    {
        foreach (var work in GrowthWork.All)
        {
            int[] sizes = [.. work.SizesOf(settings.IsQuick)];
            // Once in vain: what is called for the first time is compiled then, which a short warm-up has no time for.
            new GrowthRun(devices, BenchmarkSettings.Full, stop).Measure(work, sizes[0], _ => { });
            foreach (int size in sizes.TakeWhile(_ => !stop.IsCancellationRequested))
                tell(Measure(work, size, warn));
        }
    }

    /// <summary>The rows of one size, a row for each device that has room for it; none where the user has stopped it.</summary>
    /// <param name="work">The model.</param>
    /// <param name="size">Its size.</param>
    /// <param name="warn">Hears of a device that cannot run it.</param>
    private IReadOnlyList<GrowthRow> Measure(GrowthWork work, int size, Action<string> warn)
    {
        var used = new List<IDisposable>();
        var measured = new List<(BenchmarkDevice Device, WorkTimer Timer, Func<bool> IsFinite, long? Bytes)>();
        int steps = work.Steps(size);
        try
        {
            foreach (var device in devices.TakeWhile(_ => !stop.IsCancellationRequested))
            {
                var accelerator = device.Accelerator;
                long? before = Engine.AllocatedBytes(accelerator);
                try
                {
                    var (run, isFinite, owned) = work.Load(accelerator, size, steps);
                    used.Add(owned);
                    run();
                    accelerator.Synchronize();
                    var timer = new WorkTimer(run, accelerator.Synchronize, settings.SampleSeconds);
                    measured.Add((device, timer, isFinite, Engine.AllocatedBytes(accelerator) - before));
                }
                catch (AcceleratorException exception)
                {
                    warn($"{work.Name} with {work.Axis} = {size} does not run on {device.Name}: {exception.Message.ReplaceLineEndings(" ")}");
                    // What was allocated before it failed is the finalisers' to free, and must not be freed while the next size is counted.
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                }
            }

            if (!settings.Time([.. measured.Select(item => item.Timer)], stop))
                return [];
            foreach (var item in measured.Where(item => !item.IsFinite()))
                warn($"{work.Name} with {work.Axis} = {size} overflowed on {item.Device.Name}; its time may not be that of finite numbers");
            return [.. measured.Select(item => new GrowthRow(work, size, item.Device.Name, PerStep(Timing.Of(item.Timer)), item.Bytes))];
        }
        finally
        {
            used.ForEach(owned => owned.Dispose());
        }

        Timing PerStep(Timing run) => run with { Seconds = run.Seconds / steps };
    }
}
