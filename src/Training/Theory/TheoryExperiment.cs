using KernelRD.Kernels.Gram;
using KernelRD.Training.LinearAlgebra;

namespace KernelRD.Training.Theory;

/// <summary>
/// Trains the scalar network of the theorems, eq. (6)–(8), on unit inputs with all samples a step and ρ = 1, and measures what its bounds speak of
/// at points of a schedule that is denser at the start, where most happens.
/// </summary>
public sealed class TheoryExperiment : IDisposable
{
    private readonly TheorySettings _settings;
    private readonly TheoryInputs _inputs;
    private readonly double _rate;
    private readonly long[] _schedule;
    private readonly List<TheoryPoint> _points = [];
    private readonly Trainer _trainer;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _samples;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _weights;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _gramBuffer;
    private readonly GramMatrix _gram;
    private readonly GramState _first;
    private GramState _last;
    private PredictionDynamics _predicted;
    private PredictionDynamics _frozen;

    /// <param name="accelerator">Where it runs.</param>
    /// <param name="inputs">On what.</param>
    /// <param name="settings">How; as many samples as there are inputs.</param>
    /// <exception cref="ArgumentException">The settings cannot run; the message says why.</exception>
    public TheoryExperiment(Accelerator accelerator, TheoryInputs inputs, TheorySettings settings)
    {
        if (settings.Iterations < 1 || settings.Points < 2)
            throw new ArgumentException("There must be at least one iteration and two points to measure.", nameof(settings));
        if (settings.Delta is not (> 0 and < 1))
            throw new ArgumentException($"delta is a probability between 0 and 1, not {settings.Delta}.", nameof(settings));
        (_settings, _inputs) = (settings, inputs);
        _rate = settings.LearningRate ?? inputs.Limit.LearningRate;
        _schedule = [.. settings.Schedule];
        var (n, m, features) = (inputs.Data.Train.Count, settings.Hidden, inputs.Data.Features);
        _trainer = new Trainer(accelerator, inputs.Data, new TrainingSettings
        {
            Scalar = true,
            Hidden = m,
            Seed = settings.Seed,
            Input = InputScaling.Unit,
            Reduction = Reduction.Sum,
            Adversarial = settings.Adversarial,
            Constraint = settings.Constraint,
            Lipschitz = settings.Lipschitz,
            LearningRate = _rate,
        });
        _samples = accelerator.Allocate1D(inputs.Values);
        _weights = accelerator.Allocate1D<float>((long)m * features);
        _gramBuffer = accelerator.Allocate1D<float>((long)n * n);
        _gram = new GramMatrix(accelerator, n, features, m);
        var (z, state, _, _) = Look();
        _first = _last = state;
        _predicted = new PredictionDynamics(inputs.Targets, z);
        _frozen = new PredictionDynamics(inputs.Targets, z);
    }

    /// <summary>Iterations queued or done so far.</summary>
    public long Iteration => _trainer.Iteration;

    /// <summary>The iteration of the next point to measure; the last one where all are measured.</summary>
    public long NextPoint => _schedule[Math.Min(_points.Count, _schedule.Length - 1)];

    public bool IsDone => _points.Count == _schedule.Length;

    /// <summary>What was measured so far beside its bounds; there is at least one point.</summary>
    public TheoryResult Result => new(_settings, _inputs.Limit, [.. _points]);

    /// <summary>Does all of it.</summary>
    public static TheoryResult Run(Accelerator accelerator, TheoryInputs inputs, TheorySettings settings)
    {
        using var experiment = new TheoryExperiment(accelerator, inputs, settings);
        while (!experiment.IsDone)
        {
            experiment.Advance(experiment.NextPoint - experiment.Iteration);
            experiment.Measure();
        }

        return experiment.Result;
    }

    /// <summary>Queues iterations without waiting for them, none past the next point.</summary>
    public void Advance(long iterations)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iterations, NextPoint - Iteration);
        _trainer.Advance(iterations);
    }

    /// <summary>Measures the next point, at which the training must be.</summary>
    public TheoryPoint Measure()
    {
        if (IsDone || Iteration != NextPoint)
            throw new InvalidOperationException($"iteration {Iteration} is not the next point, {NextPoint}");
        var y = _inputs.Targets;
        var (z, state, spectrum, norm) = Look();
        double time = _rate * Iteration;
        if (_points.Count > 0)
        {
            double duration = time - _points[^1].Time;
            _predicted.Advance(_last, state, duration);
            _frozen.Advance(
                _first with { SlopeAbove = _last.SlopeAbove, SlopeBelow = _last.SlopeBelow },
                _first with { SlopeAbove = state.SlopeAbove, SlopeBelow = state.SlopeBelow },
                duration);
        }

        _last = state;
        double error = Distance(z, y);
        double startError = _points.Count == 0 ? error : _points[0].Error;
        var metrics = _trainer.Measure();
        var point = new TheoryPoint
        {
            Iteration = Iteration,
            Time = time,
            Error = error,
            MaxDistance = metrics.MaxDistanceUj,
            MeanDistance = metrics.MeanDistanceUj,
            Distance = metrics.DistanceU,
            Least = spectrum.Least,
            Largest = spectrum.Largest,
            GramDistance = Spectrum.Norm([.. state.Gram.Zip(_first.Gram, (end, start) => end - start)], y.Length),
            CriticNorm = _settings.Adversarial ? norm : double.NaN,
            CriticSlope = _settings.Adversarial ? z.Max(value => Math.Abs(state.SlopeAt(value))) : double.NaN,
            PredictedError = Distance(_predicted.Values, y),
            Deviation = Distance(_predicted.Values, z) / startError,
            FrozenDeviation = Distance(_frozen.Values, z) / startError,
        };
        _points.Add(point);
        return point;
    }

    /// <summary>Waits for the queued iterations and copies all that is needed to go on. There is at least one point.</summary>
    public TheoryState Save() =>
        new(_trainer.Save(), _last.Gram, [_last.SlopeAbove, _last.SlopeBelow], [.. _predicted.Values], [.. _frozen.Values]);

    /// <summary>Goes on from a state as if this experiment had come there itself.</summary>
    /// <param name="state">The state.</param>
    /// <param name="points">What was measured until then.</param>
    public void Restore(TheoryState state, IEnumerable<TheoryPoint> points)
    {
        _trainer.Restore(state.Training);
        _points.Clear();
        _points.AddRange(points);
        _last = new GramState(state.Gram, _points[^1].Largest, state.Slopes[0], state.Slopes[1]);
        _predicted = new PredictionDynamics(_inputs.Targets, state.Predicted);
        _frozen = new PredictionDynamics(_inputs.Targets, state.Frozen);
    }

    public void Dispose()
    {
        _gram.Dispose();
        _gramBuffer.Dispose();
        _weights.Dispose();
        _samples.Dispose();
        _trainer.Dispose();
    }

    /// <summary>The predictions, H and ‖w‖₂ of the present weights.</summary>
    private (double[] Z, GramState State, Spectrum Spectrum, double CriticNorm) Look()
    {
        var now = _trainer.Weights();
        _weights.CopyFromCPU(now.U);
        _gram.Run(_weights.View, _samples.View, _gramBuffer.View);
        int n = _inputs.Targets.Length;
        double[] z = Predictions(_gram.PreActivations.GetAsArray(), now.V, n, _settings.Hidden);
        double[] h = Array.ConvertAll(_gramBuffer.GetAsArray1D(), value => (double)value);
        var spectrum = Spectrum.Of((double[])h.Clone(), n);
        var (above, below) = _settings.Adversarial ? CriticSlopes(now) : (0, 0);
        return (z, new GramState(h, spectrum.Largest, above, below), spectrum, VectorOps.Norm(Array.ConvertAll(now.W, value => (double)value)));
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
