using KernelRD.Cases;

namespace KernelRD.Cli.Benchmarks;

/// <summary>Measures operations on devices beside plain C#.</summary>
internal sealed class BenchmarkRun(IReadOnlyList<BenchmarkDevice> devices, BenchmarkSettings settings, CancellationToken stop)
{
    /// <summary>
    /// The rows of one operation: its result on each device is compared with plain C#'s; then everything warms up; then everything is timed in
    /// turn, round by round, so that what disturbs the machine disturbs all of them.
    /// </summary>
    /// <returns>A row for each device that ran it; none where the user has stopped it.</returns>
    /// <param name="operation">The operation.</param>
    /// <param name="warn">Hears of a device that cannot run it.</param>
    public IReadOnlyList<BenchmarkRow> Measure(Operation operation, Action<string> warn)
    {
        int[] size = settings.IsQuick ? operation.Sizes.Quick : operation.Sizes.Full;
        var one = operation.At(size);
        var used = new List<Workload>();
        try
        {
            var plainWork = Keep(one.Plain());
            plainWork.Run();
            float[][] expected = [.. plainWork.Read().Select(array => (float[])array.Clone())];
            var plain = Timer(plainWork, () => { });
            var simd = one.Simd is { } make ? Timer(Keep(make()), () => { }) : null;
            var measured = new List<(BenchmarkDevice Device, WorkTimer Timer, double Difference)>();
            foreach (var device in devices.TakeWhile(_ => !stop.IsCancellationRequested))
            {
                try
                {
                    var work = Keep(one.Load(device.Accelerator));
                    work.Run();
                    measured.Add((device, Timer(work, device.Accelerator.Synchronize), OperationCase.Difference(work.Read(), expected)));
                }
                catch (AcceleratorException exception)
                {
                    warn($"{operation} does not run on {device.Name}: {exception.Message.ReplaceLineEndings(" ")}");
                }
            }

            if (!settings.Time([plain, .. simd is null ? Array.Empty<WorkTimer>() : [simd], .. measured.Select(item => item.Timer)], stop))
                return [];
            return
            [
                .. measured.Select(item => new BenchmarkRow(
                    operation, size, item.Device.Name, one, Timing.Of(item.Timer), Timing.Of(plain), simd is null ? null : Timing.Of(simd),
                    item.Device.Ceilings.Least(one.Bytes, one.Flops), item.Difference)),
            ];
        }
        finally
        {
            used.ForEach(work => work.Dispose());
        }

        Workload Keep(Workload work)
        {
            used.Add(work);
            return work;
        }
    }

    private WorkTimer Timer(Workload work, Action wait) => new(work.Run, wait, settings.SampleSeconds);
}
