using KernelRD.Kernels.Gram;
using KernelRD.Training.Data;
using KernelRD.Training.LinearAlgebra;

namespace KernelRD.Training.Theory;

/// <summary>
/// Trains the scalar network of the theorems, eq. (6)–(8), on unit inputs with all samples a step and ρ = 1, and measures what its bounds speak of.
/// </summary>
public static class TheoryExperiment
{
    /// <param name="accelerator">Where it runs.</param>
    /// <param name="data">The first samples of its training half are used.</param>
    /// <param name="settings">How.</param>
    /// <param name="report">Hears of each point as it is measured.</param>
    /// <param name="stop">Ends it early, with the points so far.</param>
    /// <exception cref="ArgumentException">The settings cannot run; the message says why.</exception>
    public static TheoryResult Run(
        Accelerator accelerator, DataSet data, TheorySettings settings, Action<TheoryPoint>? report = null, CancellationToken stop = default)
    {
        if (Problem(data, settings) is { } problem)
            throw new ArgumentException(problem, nameof(settings));
        int n = settings.Samples;
        var subset = data with { Train = First(data.Train, n), Test = First(data.Test, Math.Min(n, data.Test.Count)) };
        float[] x = UnitInputs(subset.Train);
        double cosine = LargestCosine(x, n, data.Features);
        var limit = Spectrum.Of(ArcCosine.HiddenGram(x, n, data.Features), n);
        settings = settings with { LearningRate = settings.LearningRate ?? 0.05 / limit.Largest };
        var (m, features) = (settings.Hidden, data.Features);

        using var trainer = new Trainer(accelerator, subset, new TrainingSettings
        {
            Scalar = true,
            Hidden = m,
            Seed = settings.Seed,
            Input = InputScaling.Unit,
            Reduction = Reduction.Sum,
            Adversarial = settings.Adversarial,
            Constraint = settings.Constraint,
            Lipschitz = settings.Lipschitz,
            LearningRate = settings.LearningRate.Value,
        });
        using var samples = accelerator.Allocate1D(x);
        using var weights = accelerator.Allocate1D<float>((long)m * features);
        using var gramBuffer = accelerator.Allocate1D<float>((long)n * n);
        using var gram = new GramMatrix(accelerator, n, features, m);

        double[] y = Array.ConvertAll(subset.Train.Labels, label => label < data.Classes / 2 ? -1.0 : 1.0);
        var points = new List<TheoryPoint>();
        PredictionDynamics? predicted = null;
        PredictionDynamics? frozen = null;
        GramState? first = null;
        GramState? before = null;
        double startError = 0;
        foreach (long iteration in Schedule(settings))
        {
            if (stop.IsCancellationRequested && points.Count > 0)
                break;
            trainer.Advance(iteration - trainer.Iteration);
            var now = trainer.Weights();
            weights.CopyFromCPU(now.U);
            gram.Run(weights.View, samples.View, gramBuffer.View);
            double[] z = Predictions(gram.PreActivations.GetAsArray(), now.V, n, m);
            double[] h = Array.ConvertAll(gramBuffer.GetAsArray1D(), value => (double)value);
            var spectrum = Spectrum.Of((double[])h.Clone(), n);
            var (above, below) = settings.Adversarial ? CriticSlopes(now) : (0, 0);
            var state = new GramState(h, spectrum.Largest, above, below);
            first ??= state;
            predicted ??= new PredictionDynamics(y, z);
            frozen ??= new PredictionDynamics(y, z);
            double time = settings.LearningRate.Value * iteration;
            if (before is not null)
            {
                double duration = time - points[^1].Time;
                predicted.Advance(before, state, duration);
                frozen.Advance(
                    first with { SlopeAbove = before.SlopeAbove, SlopeBelow = before.SlopeBelow }, first with { SlopeAbove = above, SlopeBelow = below }, duration);
            }

            before = state;
            startError = points.Count == 0 ? Distance(z, y) : startError;
            var metrics = trainer.Measure();
            points.Add(new TheoryPoint
            {
                Iteration = iteration,
                Time = time,
                Error = Distance(z, y),
                MaxDistance = metrics.MaxDistanceUj,
                MeanDistance = metrics.MeanDistanceUj,
                Distance = metrics.DistanceU,
                Least = spectrum.Least,
                Largest = spectrum.Largest,
                CriticNorm = settings.Adversarial ? VectorOps.Norm(Array.ConvertAll(now.W, value => (double)value)) : double.NaN,
                CriticSlope = settings.Adversarial ? z.Max(value => Math.Abs(state.SlopeAt(value))) : double.NaN,
                PredictedError = Distance(predicted.Values, y),
                Deviation = Distance(predicted.Values, z) / startError,
                FrozenDeviation = Distance(frozen.Values, z) / startError,
            });
            report?.Invoke(points[^1]);
        }

        double lipschitz = settings.Adversarial ? Math.Max(settings.Lipschitz, points.Max(point => point.CriticNorm)) : settings.Lipschitz;
        var constants = new TheoryConstants(n, m, limit.Least, limit.Largest, startError, lipschitz, settings.Delta);
        double[] difference = [.. before!.Gram.Zip(first!.Gram, (end, start) => end - start)];
        return new TheoryResult(settings, constants, points, cosine, Spectrum.Norm(difference, n), limit.IsDefinite);
    }

    /// <summary>The first samples of a set.</summary>
    public static Samples First(Samples samples, int count) => samples.Pixels is { } pixels
        ? Samples.OfPixels(samples.Features, pixels[..(count * samples.Features)], samples.Labels[..count])
        : Samples.OfValues(samples.Features, samples.Values![..(count * samples.Features)], samples.Labels[..count]);

    private static string? Problem(DataSet data, TheorySettings settings)
    {
        if (settings.Samples < 2 || settings.Samples > data.Train.Count)
            return $"The theorems' network takes 2 to {data.Train.Count} samples of {data.Name}, not {settings.Samples}.";
        if (settings.Iterations < 1 || settings.Points < 2)
            return "There must be at least one iteration and two points to measure.";
        return settings.Delta is > 0 and < 1 ? null : $"delta is a probability between 0 and 1, not {settings.Delta}.";
    }

    // Denser at the start, where most happens.
    private static IEnumerable<long> Schedule(TheorySettings settings) => Enumerable.Range(0, settings.Points)
        .Select(i => (long)Math.Round(settings.Iterations * Math.Pow((double)i / (settings.Points - 1), 2))).Distinct();

    private static float[] UnitInputs(Samples samples)
    {
        float[] x = samples.Values is { } values ? (float[])values.Clone() : Array.ConvertAll(samples.Pixels!, pixel => pixel / 255f);
        for (int i = 0; i < samples.Count; i++)
        {
            var row = x.AsSpan(i * samples.Features, samples.Features);
            double squares = 0;
            foreach (float value in row)
                squares += (double)value * value;
            float factor = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0f;
            foreach (ref float value in row)
                value *= factor;
        }

        return x;
    }

    private static double LargestCosine(float[] x, int n, int features)
    {
        double[] inner = ArcCosine.InnerProducts(x, n, features);
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                largest = Math.Max(largest, Math.Abs(inner[i * n + j]) / Math.Sqrt(inner[i * n + i] * inner[j * n + j]));
        }

        return largest;
    }

    /// <summary>z = 1/√m Σ_r v_r σ(u_rᵀx).</summary>
    private static double[] Predictions(float[] preActivations, float[] v, int n, int m)
    {
        var z = new double[n];
        for (int r = 0; r < m; r++)
        {
            for (int p = 0; p < n; p++)
                z[p] += v[r] * (double)Math.Max(preActivations[(long)r * n + p], 0f);
        }

        VectorOps.Scale(1 / Math.Sqrt(m), z);
        return z;
    }

    /// <summary>The critic's slope for z above and below 0.</summary>
    private static (double Above, double Below) CriticSlopes(TrainingWeights weights)
    {
        double above = 0;
        double below = 0;
        for (int r = 0; r < weights.W.Length; r++)
        {
            double term = (double)weights.A[r] * weights.W[r];
            above += weights.W[r] > 0 ? term : 0;
            below += weights.W[r] < 0 ? term : 0;
        }

        double root = Math.Sqrt(weights.W.Length);
        return (above / root, below / root);
    }

    private static double Distance(double[] x, double[] y)
    {
        double squares = 0;
        for (int i = 0; i < x.Length; i++)
            squares += (x[i] - y[i]) * (x[i] - y[i]);
        return Math.Sqrt(squares);
    }
}
