using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using KernelRD.Kernels.Gram;
using KernelRD.Training.Neurons;

namespace KernelRD.Bench;

/// <summary>The embeddings of a file's points, timed and written to another file.</summary>
internal static class EmbeddingTimings
{
    private const int Rounds = 3;

    /// <summary>Writes the result as float32 to <paramref name="output"/>, and the least seconds of three runs and, of t-SNE, the divergence to the screen.</summary>
    /// <param name="what">pca (to R¹⁰), tsne or affinity.</param>
    /// <param name="file">float32 values, row-major.</param>
    /// <param name="features">Values of a row.</param>
    /// <param name="device">cpu, opencl or cuda.</param>
    /// <param name="output">Scores n × 10, points n × 2, or n labels.</param>
    public static void Run(string what, string file, int features, string device, string output)
    {
        float[] values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
        int n = values.Length / features;
        using var context = Context.CreateDefault();
        using var accelerator = Timings.Find(context, device).CreateAccelerator(context);
        var (result, figure) = Once(accelerator, what, values, n, features);
        double least = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            Once(accelerator, what, values, n, features);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        File.WriteAllBytes(output, MemoryMarshal.AsBytes<float>(result));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{least:F4} {figure:F6}"));
    }

    /// <summary>
    /// Writes the least seconds of a Gram matrix of random weights and samples: from the weights on, and from their pre-activations on.
    /// </summary>
    public static void Gram(int n, int m, int features, string device)
    {
        using var context = Context.CreateDefault();
        using var accelerator = Timings.Find(context, device).CreateAccelerator(context);
        var random = new Random(1);
        using var u = accelerator.Allocate1D(Values(m * features));
        using var x = accelerator.Allocate1D(Values(n * features));
        using var h = accelerator.Allocate1D<float>((long)n * n);
        using var gram = new GramMatrix(accelerator, n, features, m);
        double whole = Least(() => gram.Run(u.View, x.View, h.View));
        double rest = Least(() => gram.RunFromPreActivations(gram.PreActivations, x.View, h.View));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{whole:F4} {rest:F4}"));

        double Least(Action run)
        {
            double least = double.PositiveInfinity;
            for (int round = 0; round <= Rounds; round++)
            {
                long start = Stopwatch.GetTimestamp();
                run();
                accelerator.Synchronize();
                least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            return least;
        }

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
