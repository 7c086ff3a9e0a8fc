using System.Diagnostics;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Trainings;

/// <summary>
/// Trains into a directory. A training that stops, whether asked to or killed, goes on from its newest checkpoint to the very files that it
/// would have left undisturbed: all of them follow from the state and the rows before it.
/// </summary>
/// <param name="config">What to train.</param>
/// <param name="data">On what.</param>
/// <param name="directory">Where the files go.</param>
/// <param name="reporter">Who hears of it.</param>
/// <param name="checkpointEvery">The iterations from one checkpoint to the next; null: about half a minute.</param>
/// <param name="stop">Asks to stop soon, with a checkpoint.</param>
internal sealed class TrainingRunner(
    TrainingConfig config, DataSet data, RunDirectory directory, IReporter reporter, long? checkpointEvery, CancellationToken stop)
{
    private readonly TrainingFiles _files =
        new(directory, config.Settings.Hidden, data.Features, TrainingConfig.Outputs(config.Settings, data));

    private readonly List<TrainingRow> _rows = [];
    private readonly Stopwatch _watch = new();
    private readonly Chunks _chunks = new(TimeSpan.FromMilliseconds(100));
    private readonly CheckpointClock _clock = new();
    private readonly RateMeter _rate = new();

    private Checkpoint? _checkpoint;

    /// <summary>Starts or goes on, and leaves every file in place.</summary>
    public TrainingEnd Run(Accelerator accelerator)
    {
        _checkpoint = _files.ReadCheckpoint(config.Iterations);
        reporter.Tell(new TrainingStart(config, data, _files.Path, accelerator.Name, _checkpoint?.Step ?? 0));
        _watch.Start();
        if (_checkpoint is { } checkpoint)
            _rows.AddRange(_files.ReadMetrics(checkpoint is { IsDone: false, OverflowStep: null } ? config.RowsAt(checkpoint.Step) : null));
        if (_checkpoint is not { IsDone: true })
        {
            directory.AddDevice(accelerator.Name);
            reporter.Track(() =>
            {
                using var trainer = new Trainer(accelerator, data, config.Settings);
                if (Train(accelerator, trainer))
                    Finish(trainer);
            });
        }

        return new TrainingEnd(config, _files.Path, _checkpoint!, _rows, _watch.Elapsed.TotalSeconds);
    }

    private bool IsComplete(long iteration) =>
        iteration == config.Iterations
        || _rows[^1].Metrics is var last && last.Iteration == iteration && last.TrainMse <= config.TargetMse;

    /// <summary>Trains to the end or to an overflow; false where it was stopped before that.</summary>
    private bool Train(Accelerator accelerator, Trainer trainer)
    {
        if (_checkpoint is { } checkpoint)
        {
            trainer.Restore(_files.ReadState(checkpoint.Step));
            if (checkpoint.OverflowStep is not null)
                return true;
        }
        else
        {
            Record(trainer.Measure());
            Keep(trainer);
        }

        while (!IsComplete(trainer.Iteration))
        {
            var metrics = Advance(accelerator, trainer);
            bool isStopping = stop.IsCancellationRequested;
            bool isKept = isStopping || IsCheckpointDue(trainer.Iteration);
            if (metrics is not null || isKept)
            {
                if (!trainer.IsFinite())
                    return FindOverflow(accelerator, trainer);
                if (metrics is not null)
                    Record(metrics);
                if (isKept)
                    Keep(trainer);
            }

            if (isStopping && !IsComplete(trainer.Iteration))
                return false;
            ReportProgress(trainer);
        }

        Keep(trainer);
        return true;
    }

    /// <summary>
    /// Takes as many iterations as last about as long as a stop may wait, but none past the next that is logged or kept. One to be logged is
    /// taken alone, and measured.
    /// </summary>
    private Metrics? Advance(Accelerator accelerator, Trainer trainer)
    {
        long log = config.NextLog(trainer.Iteration);
        if (trainer.Iteration == log - 1)
            return trainer.AdvanceAndMeasure(1);

        long target = Math.Min(log - 1, checkpointEvery is { } every ? (trainer.Iteration / every + 1) * every : log);
        Advance(accelerator, trainer, target);
        return null;
    }

    private void Advance(Accelerator accelerator, Trainer trainer, long target) => _chunks.Run(target - trainer.Iteration, iterations =>
    {
        trainer.Advance(iterations);
        accelerator.Synchronize();
    });

    private bool IsCheckpointDue(long iteration) => checkpointEvery is { } every ? iteration % every == 0 : _clock.IsDue;

    private void Record(Metrics metrics)
    {
        var row = new TrainingRow(metrics);
        _rows.Add(row);
        reporter.Tell(row);
    }

    private void ReportProgress(Trainer trainer)
    {
        if (_rate.PerSecond(trainer.Iteration) is { } rate)
        {
            int batch = config.Settings.Scalar ? data.Train.Count : config.Settings.Batch;
            double epoch = (double)trainer.Iteration / trainer.IterationsPerEpoch;
            reporter.Progress(new TrainingProgress(trainer.Iteration, config.Iterations, epoch, rate, rate * batch, _rows[^1]));
        }
    }

    /// <summary>
    /// Finds the iteration after which the weights are no longer finite, which they stay, and keeps the state before it; false where it was
    /// stopped.
    /// </summary>
    private bool FindOverflow(Accelerator accelerator, Trainer trainer)
    {
        long good = _checkpoint!.Step;
        trainer.Restore(_files.ReadState(good));
        do
        {
            if (stop.IsCancellationRequested)
                return false;
            trainer.Advance(1);
        }
        while (trainer.IsFinite());

        long overflow = trainer.Iteration;
        trainer.Restore(_files.ReadState(good));
        while (trainer.Iteration < overflow - 1)
        {
            if (stop.IsCancellationRequested)
                return false;
            Advance(accelerator, trainer, overflow - 1);
        }

        Keep(trainer, overflow);
        return true;
    }

    /// <summary>Makes this the point to go on from: the state and the rows first, then the note that counts on them.</summary>
    private void Keep(Trainer trainer, long? overflow = null) => _clock.Keep(() =>
    {
        var checkpoint = new Checkpoint(trainer.Iteration, overflow);
        if (_checkpoint != checkpoint)
        {
            if (_checkpoint?.Step != checkpoint.Step)
                _files.WriteState(trainer.Save());
            _files.WriteMetrics(_rows);
            _files.WriteCheckpoint(checkpoint);
            _checkpoint = checkpoint;
        }
    });

    /// <summary>Writes the weights, where they started, the pictures and the report.</summary>
    private void Finish(Trainer trainer)
    {
        _files.WriteWeights(trainer.StartWeights(), "0");
        _files.WriteWeights(trainer.Weights(), "");
        var end = new TrainingEnd(config, _files.Path, _checkpoint!, _rows, 0);
        TrainingCharts.Save(_files.Path, [end]);
        TrainingPage.Write(end, directory);
        _checkpoint = _checkpoint! with { IsDone = true };
        _files.WriteCheckpoint(_checkpoint);
    }
}
