using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using KernelRD.Kernels.Gram;
using KernelRD.Training.Neurons;

namespace KernelRD.Bench;

/// <summary>The embeddings of a file's points, timed and written to another file.</summary>
internal static class EmbeddingTimings
{
    private const int Rounds = 4;

    /// <summary>
    /// Writes the result as float32 to <paramref name="output"/>, and to the screen the least seconds of some runs, by the clock and of the
    /// processors, and t-SNE's divergence or affinity propagation's iterations.
    /// </summary>
    /// <param name="what">pca (to R¹⁰), tsne or affinity.</param>
    /// <param name="file">float32 values, row-major.</param>
    /// <param name="features">Values of a row.</param>
    /// <param name="device">cpu, opencl or cuda.</param>
    /// <param name="rounds">How many runs; the first is the slowest, as everything has yet to be compiled.</param>
    /// <param name="output">Scores n × 10, points n × 2, or n labels.</param>
    public static void Run(string what, string file, int features, string device, int rounds, string output)
    {
        float[] values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
        int n = values.Length / features;
        using var context = Context.CreateDefault();
        using var accelerator = Timings.Find(context, device).CreateAccelerator(context);
        float[] result = [];
        double figure = 0;
        var (clock, processor) = Least(rounds, () => (result, figure) = Once(accelerator, what, values, n, features));

        File.WriteAllBytes(output, MemoryMarshal.AsBytes<float>(result));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock:F4} {processor:F4} {figure:F6}"));
    }

    /// <summary>
    /// Writes the least seconds, by the clock and of the processors, of a Gram matrix of random weights and samples: from the weights on, and from their
    /// pre-activations on.
    /// </summary>
    public static void Gram(int n, int m, int features, string device)
    {
        using var context = Context.CreateDefault();
        using var accelerator = Timings.Find(context, device).CreateAccelerator(context);
        var (u, x) = Inputs(accelerator, n, m, features);
        using var weights = u;
        using var samples = x;
        using var h = accelerator.Allocate1D<float>((long)n * n);
        using var gram = new GramMatrix(accelerator, n, features, m);
        var whole = Least(Rounds, () => Run(() => gram.Run(weights.View, samples.View, h.View)));
        var rest = Least(Rounds, () => Run(() => gram.RunFromPreActivations(gram.PreActivations, samples.View, h.View)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{whole.Clock:F4} {whole.Processor:F4} {rest.Clock:F4} {rest.Processor:F4}"));

        void Run(Action launch)
        {
            launch();
            accelerator.Synchronize();
        }
    }

    /// <summary>Writes λ_min, λ_max and the seconds that they take of a Gram matrix, which <paramref name="output"/> gets as float32.</summary>
    public static void Spectrum(int n, int m, int features, string device, string output)
    {
        using var context = Context.CreateDefault();
        using var accelerator = Timings.Find(context, device).CreateAccelerator(context);
        var (u, x) = Inputs(accelerator, n, m, features);
        using var weights = u;
        using var samples = x;
        using var h = accelerator.Allocate1D<float>((long)n * n);
        using (var gram = new GramMatrix(accelerator, n, features, m))
        {
            gram.Run(weights.View, samples.View, h.View);
            accelerator.Synchronize();
        }

        float[] values = h.GetAsArray1D();
        File.WriteAllBytes(output, MemoryMarshal.AsBytes<float>(values));
        double[] matrix = Array.ConvertAll(values, value => (double)value);
        long start = Stopwatch.GetTimestamp();
        var spectrum = Training.Theory.Spectrum.Of(matrix, n);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{spectrum.Least:R} {spectrum.Largest:R} {seconds:F2}"));
    }

    /// <summary>The least seconds of some runs, by the clock and of the processors.</summary>
    private static (double Clock, double Processor) Least(int rounds, Action run)
    {
        var (clock, processor) = (double.PositiveInfinity, double.PositiveInfinity);
        for (int round = 0; round < rounds; round++)
        {
            var used = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            run();
            clock = Math.Min(clock, Stopwatch.GetElapsedTime(start).TotalSeconds);
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
        }

        return (clock, processor);
    }

    /// <summary>Weights, m × features, and samples, n × features, evenly distributed in [−½, ½).</summary>
    private static (MemoryBuffer1D<float, Stride1D.Dense> Weights, MemoryBuffer1D<float, Stride1D.Dense> Samples) Inputs(
        Accelerator accelerator, int n, int m, int features)
    {
        var random = new Random(1);
        return (accelerator.Allocate1D(Values(m * features)), accelerator.Allocate1D(Values(n * features)));

        float[] Values(int count)
        {
            var values = new float[count];
            foreach (ref float value in values.AsSpan())
                value = random.NextSingle() - 0.5f;
            return values;
        }
    }

    private static (float[] Result, double Figure) Once(Accelerator accelerator, string what, float[] values, int n, int features)
    {
        switch (what)
        {
            case "pca":
                return (PrincipalComponents.Scores(values, n, features, 10), 0);
            case "tsne":
                var embedding = Tsne.Embed(accelerator, values, n, features, new TsneSettings());
                return (embedding.Points, embedding.Divergence);
            case "affinity":
                var clustering = AffinityPropagation.Cluster(accelerator, values);
                return (Array.ConvertAll(clustering.Labels, label => (float)label), clustering.Iterations);
            default:
                throw new ArgumentException($"There is no embedding {what}.");
        }
    }
}
