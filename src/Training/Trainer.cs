using KernelRD.Training.Data;

namespace KernelRD.Training;

/// <summary>A running training. Its weights stay on the accelerator.</summary>
public sealed class Trainer : IDisposable
{
    /// <exception cref="ArgumentException">The settings cannot run; the message says why.</exception>
    public Trainer(Accelerator accelerator, DataSet data, TrainingSettings settings)
    {
        if (settings.Problems(data).FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(settings));
        ArgumentNullException.ThrowIfNull(accelerator);
        Settings = settings;
        IterationsPerEpoch = settings.Scalar ? 1 : data.Train.Count / settings.Batch;
    }

    public TrainingSettings Settings { get; }

    /// <summary>Iterations queued or done so far.</summary>
    public long Iteration { get; }

    /// <summary>n / B.</summary>
    public long IterationsPerEpoch { get; }

    /// <summary>Queues iterations without waiting for them; allocates nothing.</summary>
    public void Advance(long iterations) => throw new NotImplementedException();

    /// <summary>Queues iterations, measures the step quantities in the last one of them, and then the weights.</summary>
    public Metrics AdvanceAndMeasure(long iterations) => throw new NotImplementedException();

    /// <summary>
    /// Waits for the queued iterations and measures the weights. The step quantities are those of the last iteration if it was told to measure
    /// them, else NaN.
    /// </summary>
    public Metrics Measure() => throw new NotImplementedException();

    /// <summary>Waits for the queued iterations and copies all that is needed to go on.</summary>
    public TrainingState Save() => throw new NotImplementedException();

    /// <summary>Goes on from a state as if this training had come there itself.</summary>
    public void Restore(TrainingState state) => throw new NotImplementedException();

    /// <summary>Waits for the queued iterations and copies the weights.</summary>
    public TrainingWeights Weights() => throw new NotImplementedException();

    /// <summary>The weights that the training started from.</summary>
    public TrainingWeights StartWeights() => throw new NotImplementedException();

    /// <summary>Waits for the queued iterations and looks on the device whether every weight is finite.</summary>
    public bool IsFinite() => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
