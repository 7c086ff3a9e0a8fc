using KernelRD.Kernels.Critic;
using KernelRD.Kernels.Network;
using KernelRD.Kernels.Random;
using KernelRD.Training.Data;

namespace KernelRD.Training;

/// <summary>
/// A running training of the generator f(x) = s V σ(U x), eq. (1), against targets and, if so set, the critic g(y) = 1/√m aᵀ σ(W y). An
/// iteration is: forward; one critic step on these outputs; the adversarial signal of the updated critic; one step of U and V together.
/// The weights stay on the accelerator, where V is kept m × d_out and W d_out × m.
/// </summary>
public sealed class Trainer : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly int _outputs;
    private readonly int _batch;
    private readonly double _objectiveFactor;
    private readonly float _signalFactor;
    private readonly MomentumStep _step;
    private readonly BatchOrder _order;
    private readonly Evaluation _train;
    private readonly Evaluation _test;
    private readonly BatchTargets _targets;
    private readonly HiddenLayer _hidden;
    private readonly OutputLayer _output;
    private readonly CriticSlope _slope;
    private readonly CriticStep? _critic;
    private readonly SpectralConstraint _spectral;
    private readonly RowNorms _norms;
    private readonly Parameter _u;
    private readonly Parameter _v;
    private readonly Parameter _w;
    private readonly Parameter _a;
    private readonly ArrayView<float> _activations;
    private readonly ArrayView<float> _signal;
    private readonly ArrayView<float> _values;
    private readonly ArrayView<float> _outputSignal;
    private readonly ArrayView<float> _outputSignalBySample;
    private readonly ArrayView<float> _slopes;
    private readonly ArrayView<float> _gradientU;
    private readonly ArrayView<float> _gradientV;
    private readonly ArrayView<float> _samples;
    private readonly ArrayView<float> _residues;
    private readonly Action<Index1D, ArrayView<float>, float> _clip;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, int, int> _supervised;
    private readonly Action<Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, float, int, int> _adversarial;
    private readonly Action<
        Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, float, int, int> _augmented;
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int> _sampleSquares;
    private readonly Action<Index1D, ArrayView<float>, ArrayView<float>, int> _findResidues;

    // Of the last iteration, if it was told to measure.
    private StepQuantities? _measured;

    /// <exception cref="ArgumentException">The settings cannot run; the message says why.</exception>
    public Trainer(Accelerator accelerator, DataSet data, TrainingSettings settings)
    {
        if (settings.Problems(data).FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(settings));
        Settings = settings;
        int m = settings.Hidden;
        _outputs = settings.Scalar ? 1 : data.Classes;
        _batch = settings.Scalar ? data.Train.Count : settings.Batch;
        _objectiveFactor = settings.Reduction switch
        {
            Reduction.Sum => 1,
            Reduction.Mean => 1.0 / _batch,
            _ => 2 / ((double)_batch * _outputs),
        };
        _signalFactor = (float)(_objectiveFactor * OutputLayer.Scale(m, _outputs));
        double momentum = settings.Scalar ? 0 : settings.Momentum;
        _step = new MomentumStep(settings.LearningRate, momentum);

        _order = Own(new BatchOrder(accelerator, settings.Seed, data.Train.Count, _batch, settings.Adversarial));
        _train = Own(new Evaluation(accelerator, data.Train, settings.Input, _outputs, _batch));
        _test = Own(new Evaluation(accelerator, data.Test, settings.Input, _outputs, _batch));
        _targets = Own(new BatchTargets(accelerator, TargetTable(data.Classes), _outputs, _batch));
        _hidden = Own(new HiddenLayer(accelerator, m, data.Features, _batch));
        _output = Own(new OutputLayer(accelerator, m, _outputs, _batch));
        _slope = Own(new CriticSlope(accelerator, m, _outputs, Math.Max(_batch, data.Classes)));
        _spectral = Own(new SpectralConstraint(accelerator, m, _outputs, settings.Lipschitz));
        _norms = Own(new RowNorms(accelerator, m));
        if (settings.Adversarial)
        {
            var criticStep = new MomentumStep(settings.CriticLearningRate, momentum);
            _critic = Own(new CriticStep(accelerator, _slope, m, _outputs, _batch, settings.Penalty, criticStep));
        }

        _clip = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, float>(Kernels.Network.Momentum.Clip);
        _supervised = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, int, int>(OutputSignal.Supervised);
        _adversarial = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, float, int, int>(OutputSignal.Adversarial);
        _augmented = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, float, float, int, int>(
            OutputSignal.Augmented);
        _sampleSquares = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int>(BatchErrors.Squares);
        _findResidues = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>, int>(ValueCheck.Residues);

        _activations = Allocate((long)m * _batch);
        _signal = Allocate((long)m * _batch);
        _values = Allocate((long)_outputs * _batch);
        _outputSignal = Allocate((long)_outputs * _batch);
        _outputSignalBySample = Allocate((long)_outputs * _batch);
        _slopes = Allocate((long)_outputs * _batch);
        _gradientU = Allocate((long)m * data.Features);
        _gradientV = Allocate((long)m * _outputs);
        _samples = Allocate(Math.Max(_batch, data.Classes));
        _residues = Allocate(ValueCheck.Sums);

        var stream = new RandomState(settings.Seed);
        _u = Own(new Parameter(accelerator, Normals(m * data.Features)));
        _v = Own(new Parameter(accelerator, Transposed(Signs(_outputs * m), _outputs)));
        _w = Own(new Parameter(accelerator, Transposed(Normals(m * _outputs), m)));
        _a = Own(new Parameter(accelerator, Signs(m)));
        if (settings.Adversarial)
        {
            Constrain();
            _w.StartHere();
        }

        T Own<T>(T resource)
            where T : IDisposable
        {
            _owned.Add(resource);
            return resource;
        }

        ArrayView<float> Allocate(long length) => Own(accelerator.Allocate1D<float>(length)).View;

        float[] Normals(int count)
        {
            var values = new float[count];
            foreach (ref float value in values.AsSpan())
                value = (float)stream.StandardNormal();
            return values;
        }

        float[] Signs(int count)
        {
            var values = new float[count];
            foreach (ref float value in values.AsSpan())
                value = stream.RandomSample() < 0.5 ? -1f : 1f;
            return values;
        }
    }

    public TrainingSettings Settings { get; }

    /// <summary>Iterations queued or done so far.</summary>
    public long Iteration { get; private set; }

    /// <summary>n / B.</summary>
    public long IterationsPerEpoch => _order.IterationsPerEpoch;

    /// <summary>Queues iterations without waiting for them; allocates nothing.</summary>
    public void Advance(long iterations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        for (long i = 0; i < iterations; i++)
            Step(measure: false);
    }

    /// <summary>Queues iterations, measures the step quantities in the last one of them, and then the weights.</summary>
    public Metrics AdvanceAndMeasure(long iterations)
    {
        if (iterations > 0)
        {
            Advance(iterations - 1);
            Step(measure: true);
        }

        return Measure();
    }

    /// <summary>
    /// Waits for the queued iterations and measures the weights. The step quantities are those of the last iteration if it was told to measure
    /// them, else NaN.
    /// </summary>
    public Metrics Measure()
    {
        var (trainMse, trainError) = _train.Run(Forward);
        var (testMse, testError) = _test.Run(Forward);
        var (distanceU, largest, mean) = _norms.OfDistance(_u.Values, _u.Start);
        var metrics = new Metrics
        {
            Iteration = Iteration,
            Epoch = (double)Iteration / IterationsPerEpoch,
            TrainMse = trainMse,
            TrainError = trainError,
            TestMse = testMse,
            TestError = testError,
            DistanceU = distanceU,
            DistanceV = _norms.OfDistance(_v.Values, _v.Start).Frobenius,
            MaxDistanceUj = largest,
            MeanDistanceUj = mean,
        };
        return _measured is not { } step ? metrics : metrics with
        {
            Loss = step.Loss,
            CriticLoss = step.CriticLoss,
            Penalty = step.Penalty,
            ReactionU = step.ReactionU,
            ReactionV = step.ReactionV,
            DiffusionU = step.DiffusionU,
            DiffusionV = step.DiffusionV,
        };
    }

    /// <summary>Waits for the queued iterations and copies all that is needed to go on.</summary>
    public TrainingState Save() => new(
        Iteration, Weights(), ToHost(_u.Velocity, _v.Velocity, _w.Velocity, _a.Velocity));

    /// <summary>Goes on from a state as if this training had come there itself.</summary>
    /// <exception cref="ArgumentException">The state is of other sizes.</exception>
    public void Restore(TrainingState state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state.Iteration);
        FromHost(state.Weights, parameter => parameter.Values);
        FromHost(state.Velocity, parameter => parameter.Velocity);
        Iteration = state.Iteration;
        _measured = null;
    }

    /// <summary>Waits for the queued iterations and copies the weights.</summary>
    public TrainingWeights Weights() => ToHost(_u.Values, _v.Values, _w.Values, _a.Values);

    /// <summary>The weights that the training started from: W as its constraint left it.</summary>
    public TrainingWeights StartWeights() => ToHost(_u.Start, _v.Start, _w.Start, _a.Start);

    /// <summary>Waits for the queued iterations and looks on the device whether every weight is finite.</summary>
    public bool IsFinite() => new[] { _u, _v, _w, _a }.All(parameter =>
    {
        _findResidues(ValueCheck.Sums, parameter.Values, _residues, parameter.Values.IntLength);
        return _residues.GetAsArray().All(residue => residue == 0);
    });

    public void Dispose()
    {
        foreach (var resource in _owned)
            resource.Dispose();
    }

    private void Step(bool measure)
    {
        var (indices, epsilon) = _order.Batch(Iteration);
        Forward(_train, indices);
        var quantities = measure ? new StepQuantities { Loss = _objectiveFactor / 2 * Squares() } : null;
        var extent = new Index2D(_batch, _outputs);
        if (_critic is { } critic)
        {
            double difference = measure ? Mean(_values, null) - Mean(_targets.Table, _targets.Counts) : 0;
            critic.Run(_values, _targets, epsilon, (_w.Values, _w.Velocity), (_a.Values, _a.Velocity));
            Constrain();
            _slope.Slopes(_w.Values, _a.Values, _values, _slopes);
            if (quantities is not null)
            {
                double penalty = critic.Penalties.GetAsArray().Average(value => (double)value);
                _adversarial(extent, _slopes, _outputSignal, _outputSignalBySample, _signalFactor, Weight, _outputs, _batch);
                var (u, v) = GradientNorms();
                quantities = quantities with
                {
                    Penalty = penalty,
                    CriticLoss = difference + Settings.Penalty * penalty,
                    DiffusionU = u,
                    DiffusionV = v,
                };
            }
        }

        if (measure || _critic is null)
            _supervised(extent, _values, _targets.Values, _outputSignal, _outputSignalBySample, _signalFactor, _outputs, _batch);
        if (quantities is not null)
        {
            var (u, v) = GradientNorms();
            quantities = quantities with { ReactionU = u, ReactionV = v };
        }

        if (_critic is not null)
            _augmented(extent, _values, _targets.Values, _slopes, _outputSignal, _outputSignalBySample, _signalFactor, Weight, _outputs, _batch);
        _output.BackSignal(_v.Values, _activations, _outputSignal, _signal);
        if (!Settings.Scalar)
            _output.Update(_activations, _outputSignalBySample, _v.Values, _v.Velocity, _step);
        _hidden.Update(_signal, _u.Values, _u.Velocity, _step);
        _measured = quantities;
        Iteration++;
    }

    private float Weight => (float)Settings.AdversarialWeight;

    /// <summary>The outputs and targets of a batch.</summary>
    private (ArrayView<float> Values, ArrayView<float> Targets) Forward(Evaluation set, ArrayView<int> indices)
    {
        _targets.Gather(set.Labels, indices);
        _hidden.Gather(set.Inputs, indices);
        _hidden.Forward(_u.Values, _activations);
        _output.Forward(_v.Values, _activations, _values);
        return (_values, _targets.Values);
    }

    private void Constrain()
    {
        if (Settings.Constraint == CriticConstraint.Clip)
            _clip(_w.Values.IntExtent, _w.Values, (float)Settings.Lipschitz);
        else if (Settings.Constraint == CriticConstraint.Spectral)
            _spectral.Apply(_w.Values);
    }

    /// <summary>Σ‖f − y‖² of the batch.</summary>
    private double Squares()
    {
        var squares = _samples.SubView(0, _batch);
        _sampleSquares(_batch, _values, _targets.Values, squares, _outputs, _batch);
        return squares.GetAsArray().Sum(value => (double)value);
    }

    /// <summary>The mean of g over points, d_out × count, each counted once or as often as told.</summary>
    private double Mean(ArrayView<float> points, ArrayView<float>? weights)
    {
        var values = _samples.SubView(0, (int)(points.Length / _outputs));
        _slope.Values(_w.Values, _a.Values, points, values);
        var host = values.GetAsArray();
        return weights is { } counts
            ? host.Zip(counts.GetAsArray(), (value, count) => (double)value * count).Sum() / _batch
            : host.Average(value => (double)value);
    }

    /// <summary>The norms of the gradients that the present signal of the outputs gives.</summary>
    private (double U, double V) GradientNorms()
    {
        _output.BackSignal(_v.Values, _activations, _outputSignal, _signal);
        _hidden.Gradient(_signal, _gradientU);
        _output.Gradient(_activations, _outputSignalBySample, _gradientV);
        return (_norms.Of(_gradientU), _norms.Of(_gradientV));
    }

    private TrainingWeights ToHost(ArrayView<float> u, ArrayView<float> v, ArrayView<float> w, ArrayView<float> a) => new(
        u.GetAsArray(), Transposed(v.GetAsArray(), Settings.Hidden), Transposed(w.GetAsArray(), _outputs), a.GetAsArray());

    private void FromHost(TrainingWeights weights, Func<Parameter, ArrayView<float>> part)
    {
        part(_u).CopyFromCPU(weights.U);
        part(_v).CopyFromCPU(Transposed(weights.V, _outputs));
        part(_w).CopyFromCPU(Transposed(weights.W, Settings.Hidden));
        part(_a).CopyFromCPU(weights.A);
    }

    /// <summary>The target of each class, d_out × K: one-hot columns, or −1 for the first half of the classes and +1 for the rest.</summary>
    private float[] TargetTable(int classes)
    {
        var table = new float[_outputs * classes];
        for (int k = 0; k < classes; k++)
        {
            if (Settings.Scalar)
                table[k] = k < classes / 2 ? -1f : 1f;
            else
                table[k * classes + k] = 1f;
        }

        return table;
    }

    private static float[] Transposed(float[] matrix, int rows)
    {
        int columns = matrix.Length / rows;
        var result = new float[matrix.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                result[column * rows + row] = matrix[row * columns + column];
        }

        return result;
    }
}
