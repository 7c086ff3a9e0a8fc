using System.Diagnostics;
using KernelRD.Cases;
using KernelRD.Kernels.Linear;
using KernelRD.Simulation;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Bench;

/// <summary>Whole programs' times, to set beside a peer's.</summary>
internal static class Timings
{
    /// <summary>The seconds that <paramref name="steps"/> steps take on an n × n grid, after a tenth as many to warm up.</summary>
    public static double GrayScottSeconds(int n, int steps, string device)
    {
        using var context = Context.CreateDefault();
        using var accelerator = Find(context, device).CreateAccelerator(context);
        var settings = GrayScottSettings(n, feed: 0.025);
        WarmUp(accelerator, settings);
        using var simulator = new Simulator(accelerator, settings);
        simulator.Advance(steps / 10);
        simulator.Synchronize();

        long start = Stopwatch.GetTimestamp();
        simulator.Advance(steps);
        simulator.Synchronize();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var u = new float[n * n];
        var v = new float[n * n];
        simulator.Read(u, v);
        Console.Error.WriteLine($"sum of v: {v.Sum(value => (double)value):G6}");
        return seconds;
    }

    /// <summary>
    /// The seconds that <paramref name="steps"/> steps of <paramref name="count"/> simulations on n × n grids take as one batch, after a
    /// tenth as many to warm up. Each has its own feed rate.
    /// </summary>
    public static double GrayScottBatchSeconds(int count, int n, int steps, string device)
    {
        using var context = Context.CreateDefault();
        using var accelerator = Find(context, device).CreateAccelerator(context);
        var settings = Enumerable.Range(0, count).Select(i => GrayScottSettings(n, 0.025 + 1e-4 * i)).ToArray();
        WarmUp(accelerator, settings[0]);
        using var batch = new SimulationBatch(accelerator, settings);
        batch.Advance(steps / 10);
        batch.Synchronize();

        long start = Stopwatch.GetTimestamp();
        batch.Advance(steps);
        batch.Synchronize();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var u = new float[n * n];
        var v = new float[n * n];
        batch.Read(0, u, v);
        Console.Error.WriteLine($"sum of v: {v.Sum(value => (double)value):G6}");
        return seconds;
    }

    /// <summary>With the peer's diffusion numbers, dt D / dx², of 0.2 and 0.1.</summary>
    private static SimulationSettings GrayScottSettings(int n, double feed)
    {
        var model = Models.Find("gray-scott")!;
        var values = new ParameterValues(model, new Dictionary<string, double> { ["feed"] = feed, ["du"] = 0.2 / n / n, ["dv"] = 0.1 / n / n });
        return new SimulationSettings(model, values, n, n, TimeStep: 1, Boundary.Periodic, Seed: 0);
    }

    /// <summary>The seconds of an iteration of a training on random pixels, after as many as the JIT compiler needs to come to its best code.</summary>
    public static double TrainingStepSeconds(int hidden, int features, int batch, int iterations, string device, bool adversarial)
    {
        var random = new Random(1);
        var pixels = new byte[8 * batch * features];
        random.NextBytes(pixels);
        var samples = Samples.OfPixels(features, pixels, [.. Enumerable.Range(0, 8 * batch).Select(_ => (byte)random.Next(10))]);
        using var context = Context.CreateDefault();
        using var accelerator = Find(context, device).CreateAccelerator(context);
        using var trainer = new Trainer(
            accelerator, new DataSet("random", 10, samples, samples), new TrainingSettings { Hidden = hidden, Batch = batch, Adversarial = adversarial });
        for (long warmUp = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warmUp).TotalSeconds < 3;)
        {
            trainer.Advance(2);
            accelerator.Synchronize();
        }

        long start = Stopwatch.GetTimestamp();
        trainer.Advance(iterations);
        accelerator.Synchronize();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / iterations;
    }

    /// <summary>Runs until the JIT compiler has come to its best code.</summary>
    private static void WarmUp(Accelerator accelerator, SimulationSettings settings)
    {
        using var simulator = new Simulator(accelerator, settings);
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 0.7;)
        {
            simulator.Advance(50);
            simulator.Synchronize();
        }
    }

    /// <summary>The seconds of one launch of a kernel over a single cell on the CPU engine: the median of 101 runs of 1000.</summary>
    public static double LaunchSeconds()
    {
        const int Runs = 101;
        const int Launches = 1000;
        using var context = Context.CreateDefault();
        using var accelerator = Find(context, "cpu").CreateAccelerator(context);
        using var work = Operations.All.Single(operation => operation.Name == "gray-scott-step").At([1, 1]).Load(accelerator);
        var times = new double[Runs];
        foreach (ref double time in times.AsSpan())
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Launches; i++)
                work.Run();
            time = Stopwatch.GetElapsedTime(start).TotalSeconds / Launches;
        }

        Array.Sort(times);
        return times[Runs / 2];
    }

    /// <summary>
    /// The seconds of one matrix product, everything included, by the clock and of processor time: the least of some runs after one to warm up.
    /// </summary>
    public static (double Clock, double Processor) ProductSeconds(ProductForm form, int m, int n, int k, string device, int runs)
    {
        using var context = Context.CreateDefault();
        using var accelerator = Find(context, device).CreateAccelerator(context);
        var operation = new ProductCase(form, m, n, k);
        using var a = accelerator.Allocate1D(operation.A());
        using var b = accelerator.Allocate1D(operation.B());
        using var c = accelerator.Allocate1D<float>((long)m * n);
        using var product = new MatrixProduct(accelerator, form, m, n, k);
        var (clock, processor) = (double.MaxValue, double.MaxValue);
        for (int run = 0; run <= runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            var used = Environment.CpuUsage.TotalTime;
            product.Run(a.View, b.View, c.View);
            accelerator.Synchronize();
            if (run > 0)
            {
                clock = Math.Min(clock, Stopwatch.GetElapsedTime(start).TotalSeconds);
                processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
            }
        }

        return (clock, processor);
    }

    /// <summary>The kinds of devices that this machine has: "cpu", "opencl", "cuda".</summary>
    public static string[] Devices()
    {
        using var context = Context.CreateDefault();
        return [.. context.Devices.Select(device => device.AcceleratorType.ToString().ToLowerInvariant()).Distinct()];
    }

    /// <summary>The first device of a kind: "cpu", "opencl" or "cuda".</summary>
    public static Device Find(Context context, string kind) =>
        context.Devices.FirstOrDefault(device => device.AcceleratorType.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"This machine has no {kind} device.");
}
