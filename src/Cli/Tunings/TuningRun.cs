using KernelRD.Cases;
using KernelRD.Cli.Benchmarks;
using KernelRD.Kernels;

namespace KernelRD.Cli.Tunings;

/// <summary>Asks a device for its parameters, each by the time of all its choices in turn.</summary>
internal sealed class TuningRun(BenchmarkDevice device, BenchmarkSettings settings, CancellationToken stop)
{
    /// <summary>What the device has said so far.</summary>
    private Tuning _tuned = Tuning.Default;

    /// <summary>Whether every choice gave the default's bits, as it must.</summary>
    public bool AllAgree { get; private set; } = true;

    /// <summary>
    /// What the device says of a parameter; null where the user has stopped it, or the default itself does not run. What is faster than the default
    /// has to be so twice, loaded in both orders: where buffers happen to lie can make more of a difference than what is to be compared.
    /// </summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="warn">Hears of a choice that does not run, or is wrong.</param>
    public TuningRow? Measure(TuningParameter parameter, Action<string> warn)
    {
        int ordinary = parameter.Get(Tuning.Default);
        int[] size = parameter.Size(device.Accelerator.NumMultiprocessors, settings.IsQuick);
        if (Time(parameter, size, [ordinary, .. parameter.Choices.Where(choice => choice != ordinary)], warn) is not { } times)
            return null;
        var row = new TuningRow(device.Name, parameter, size, ordinary, times);
        int fastest = TuningRow.Choose(times, ordinary);
        if (fastest != ordinary)
        {
            if (Time(parameter, size, [fastest, ordinary], warn) is not { } again)
                return null;
            row = row with { Again = again };
        }

        _tuned = parameter.With(_tuned, row.Choice);
        return row;
    }

    /// <summary>Loads choices in this order, compares what they compute, and times them in turn.</summary>
    /// <returns>The times in ascending order of the choices that ran; null where the user has stopped it, or the default does not run.</returns>
    private IReadOnlyList<(int Choice, Timing Time)>? Time(TuningParameter parameter, int[] size, int[] choices, Action<string> warn)
    {
        var accelerator = device.Accelerator;
        var before = Tuning.Of(accelerator);
        var one = parameter.At(size);
        var used = new List<Workload>();
        var results = new Dictionary<int, IReadOnlyList<float[]>>();
        var timers = new SortedDictionary<int, WorkTimer>();
        try
        {
            foreach (int choice in choices.TakeWhile(_ => !stop.IsCancellationRequested))
            {
                try
                {
                    parameter.With(_tuned, choice).AttachTo(accelerator);
                    var work = one.Load(accelerator);
                    used.Add(work);
                    work.Run();
                    results[choice] = work.Read();
                    timers[choice] = new WorkTimer(work.Run, accelerator.Synchronize, settings.SampleSeconds);
                }
                catch (AcceleratorException exception)
                {
                    warn($"{parameter.Name} = {choice} does not run on {device.Name}: {exception.Message.ReplaceLineEndings(" ")}");
                }
            }

            if (stop.IsCancellationRequested || !results.TryGetValue(parameter.Get(Tuning.Default), out var expected))
                return null;
            foreach (var (choice, result) in results.Where(result => OperationCase.Difference(result.Value, expected) != 0))
            {
                AllAgree = false;
                timers.Remove(choice);
                warn($"{parameter.Name} = {choice} is wrong on {device.Name}: its bits are not those of the default; it is left out");
            }

            return settings.Time([.. timers.Values], stop) ? [.. timers.Select(timer => (timer.Key, Timing.Of(timer.Value)))] : null;
        }
        finally
        {
            before.AttachTo(accelerator);
            used.ForEach(work => work.Dispose());
        }
    }
}
