using KernelRD.Kernels.Embedding;
using KernelRD.Kernels.Random;

namespace KernelRD.Training.Neurons;

/// <summary>
/// Affinity propagation among points of the plane, as scikit-learn's with similarities −‖y_i − y_k‖² and their median as preference, in float32.
/// Where scikit-learn adds random noise of the last bit to every similarity, against degeneracies, here every column is
/// scaled by 1 + 2⁻¹⁶ u with u of <c>RandomState(0).random_sample(N)</c>. The result has the same bits on every device.
/// </summary>
public static class AffinityPropagation
{
    private const float Damping = 0.5f;
    private const int MostIterations = 200;
    private const int StableIterations = 15;

    // The host looks at the votes so often.
    private const int Batch = 20;

    /// <summary>Clusters n points, n × 2, row-major.</summary>
    /// <exception cref="ArgumentException">There is no point, or a value is not finite or so large that similarities overflow.</exception>
    public static Clustering Cluster(Accelerator accelerator, float[] values)
    {
        int n = values.Length / 2;
        if (n == 0 || values.Length % 2 != 0)
            throw new ArgumentException($"Affinity propagation needs two coordinates of at least one point, not {values.Length} values.");
        if (!Array.TrueForAll(values, value => Math.Abs(value) < 1e15f))
            throw new ArgumentException("Affinity propagation needs finite coordinates below 1e15.");
        var factors = Factors(n);
        float preference = SimilarityMedian.Of(values);
        if (EqualSimilarity(values) is { } similarity)
        {
            // Nothing tells the points apart: each is a cluster, or all are one.
            int[] all = [.. Enumerable.Range(0, n)];
            return preference >= similarity ? new Clustering(all, all, 0, true) : new Clustering(new int[n], [0], 0, true);
        }

        var (exemplars, iterations, hasConverged) = FindExemplars(accelerator, values, n, factors, preference);
        if (exemplars.Length == 0)
            return new Clustering([.. Enumerable.Repeat(-1, n)], [], iterations, false);
        var similarities = new Similarities(values, factors);
        var choice = Assign(similarities, exemplars, n);
        Refine(similarities, exemplars, choice);
        choice = Assign(similarities, exemplars, n);
        int[] sorted = [.. exemplars.Order()];
        int[] labels = Array.ConvertAll(choice, cluster => Array.BinarySearch(sorted, exemplars[cluster]));
        return new Clustering(labels, sorted, iterations, hasConverged);
    }

    private static (int[] Exemplars, int Iterations, bool HasConverged) FindExemplars(
        Accelerator accelerator, float[] values, int n, float[] factors, float preference)
    {
        int padded = Panels.Padded(n);
        var coordinates = new float[2 * padded];
        Array.Fill(coordinates, MessagePassing.FarAway);
        for (int i = 0; i < n; i++)
            (coordinates[i], coordinates[padded + i]) = (values[2 * i], values[2 * i + 1]);

        using var responsibilities = accelerator.Allocate1D<float>((long)n * padded);
        using var availabilities = accelerator.Allocate1D<float>((long)n * padded);
        using var points = accelerator.Allocate1D(coordinates);
        using var scales = accelerator.Allocate1D(factors);
        using var totals = accelerator.Allocate1D<float>(padded);
        using var diagonal = accelerator.Allocate1D<float>(padded);
        using var bands = accelerator.Allocate1D<float>((long)MessagePassing.BandCount(n) * padded);
        using var largest = accelerator.Allocate1D<float>(n * MessagePassing.Parts);
        using var second = accelerator.Allocate1D<float>(n * MessagePassing.Parts);
        using var where = accelerator.Allocate1D<int>(n * MessagePassing.Parts);
        using var tops = accelerator.Allocate1D<float>(n);
        using var nexts = accelerator.Allocate1D<float>(n);
        using var places = accelerator.Allocate1D<int>(n);
        using var votes = accelerator.Allocate1D<int>(n * Batch);
        responsibilities.MemSetToZero();
        availabilities.MemSetToZero();
        totals.MemSetToZero();
        diagonal.MemSetToZero();

        var buffers = new MessagePassing.Buffers(
            responsibilities.View, availabilities.View, points.View, scales.View, totals.View, diagonal.View, bands.View,
            largest.View, second.View, where.View, tops.View, nexts.View, places.View);
        var iterate = MessagePassing.Load(accelerator);
        var history = new int[n * Batch];
        // For how many iterations each point has voted as it does.
        var age = new int[n];
        var last = new int[n];
        Array.Fill(last, -1);
        for (int first = 0; first < MostIterations; first += Batch)
        {
            int count = Math.Min(Batch, MostIterations - first);
            for (int i = 0; i < count; i++)
                iterate(buffers, votes.View.BaseView.SubView(i * n, n), n, preference, Damping);
            votes.CopyToCPU(history);
            for (int i = 0; i < count; i++)
            {
                var now = history.AsSpan(i * n, n);
                bool isStable = first + i >= StableIterations;
                for (int k = 0; k < n; k++)
                {
                    age[k] = now[k] == last[k] ? age[k] + 1 : 1;
                    isStable &= age[k] >= StableIterations;
                }

                now.CopyTo(last);
                if (isStable && now.Contains(1))
                    return (Chosen(last), first + i + 1, true);
            }
        }

        return (Chosen(last), MostIterations, false);
    }

    private static int[] Chosen(int[] votes) => [.. Enumerable.Range(0, votes.Length).Where(k => votes[k] == 1)];

    /// <summary>The exemplar that each point is most similar to, as its index; an exemplar has itself.</summary>
    private static int[] Assign(Similarities similarities, int[] exemplars, int n)
    {
        var choice = new int[n];
        for (int i = 0; i < n; i++)
        {
            float best = float.NegativeInfinity;
            for (int cluster = 0; cluster < exemplars.Length; cluster++)
            {
                float similarity = similarities[i, exemplars[cluster]];
                if (similarity > best)
                    (best, choice[i]) = (similarity, cluster);
            }
        }

        for (int cluster = 0; cluster < exemplars.Length; cluster++)
            choice[exemplars[cluster]] = cluster;
        return choice;
    }

    /// <summary>Lets the point that is most similar to the rest of its cluster stand for it.</summary>
    private static void Refine(Similarities similarities, int[] exemplars, int[] choice)
    {
        var members = choice.Select((cluster, i) => (cluster, i)).ToLookup(pair => pair.cluster, pair => pair.i);
        for (int cluster = 0; cluster < exemplars.Length; cluster++)
        {
            int[] points = [.. members[cluster]];
            exemplars[cluster] = points.MaxBy(k => points.Sum(i => i == k ? 0.0 : similarities[i, k]));
        }
    }

    /// <summary>The similarity of all pairs, if there is only one.</summary>
    private static float? EqualSimilarity(float[] values)
    {
        int n = values.Length / 2;
        var similarities = new Similarities(values, Enumerable.Repeat(1f, n).ToArray());
        if (n == 1)
            return float.NegativeInfinity;
        float first = similarities[0, 1];
        for (int i = 0; i < n; i++)
        {
            for (int k = i + 1; k < n; k++)
            {
                if (similarities[i, k] != first)
                    return null;
            }
        }

        return first;
    }

    private static float[] Factors(int n)
    {
        var random = new RandomState(0);
        var factors = new float[Panels.Padded(n)];
        for (int k = 0; k < factors.Length; k++)
            factors[k] = k < n ? (float)(1 + random.RandomSample() / (1 << 16)) : 1f;
        return factors;
    }

    private readonly struct Similarities(float[] values, float[] factors)
    {
        public float this[int i, int k]
        {
            get
            {
                float dx = values[2 * i] - values[2 * k];
                float dy = values[2 * i + 1] - values[2 * k + 1];
                return -MathF.FusedMultiplyAdd(dx, dx, dy * dy) * factors[k];
            }
        }
    }
}
