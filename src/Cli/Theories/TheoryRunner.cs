using System.Diagnostics;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Training.Data;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Theories;

/// <summary>
/// Trains the theorems' network into a directory: the trainings one after the other, then the widths. It goes on from its newest checkpoint to
/// the very files that it would have left undisturbed, for all of them follow from the state and the points before it.
/// </summary>
/// <param name="config">What to do.</param>
/// <param name="data">On what.</param>
/// <param name="inputs">Those of its samples that the trainings take.</param>
/// <param name="directory">Where the files go.</param>
/// <param name="reporter">Who hears of it.</param>
/// <param name="stop">Asks to stop soon, with a checkpoint.</param>
internal sealed class TheoryRunner(
    TheoryConfig config, DataSet data, TheoryInputs inputs, RunDirectory directory, IReporter reporter, CancellationToken stop)
{
    private readonly TheoryFiles _files = new(directory, config, data.Features);
    private readonly Chunks _chunks = new(TimeSpan.FromMilliseconds(100));
    private readonly CheckpointClock _clock = new();
    private readonly RateMeter _rate = new();

    private Checkpoint _checkpoint = new(0);
    private List<(string Run, TheoryResult Result)> _results = [];
    private List<WidthOrders> _orders = [];

    /// <summary>Starts or goes on, and leaves every file in place.</summary>
    public TheoryEnd Run(Accelerator accelerator)
    {
        _checkpoint = directory.ReadCheckpoint(config.Steps) ?? _checkpoint;
        reporter.Tell(new TheoryStart(config, data, directory.Path, accelerator.Name, _checkpoint.Step));
        var watch = Stopwatch.StartNew();
        if (!_checkpoint.IsDone)
            directory.AddDevice(accelerator.Name);
        reporter.Track(() =>
        {
            if (Train(accelerator) && MeasureWidths(accelerator) && !_checkpoint.IsDone)
                Finish();
        });
        return new TheoryEnd(config, directory.Path, _checkpoint, watch.Elapsed.TotalSeconds);
    }

    /// <summary>All trainings, those that are done only told of; false where it was stopped.</summary>
    private bool Train(Accelerator accelerator)
    {
        var (done, iterations, _) = config.At(_checkpoint.Step);
        var points = _checkpoint.Step > 0 ? _files.ReadMetrics(_checkpoint.Step) : [.. config.Runs.Select(_ => new List<TheoryPoint>())];
        for (int run = 0; run < config.Runs.Count; run++)
        {
            var (name, title, settings) = config.Runs[run];
            if (run < done)
            {
                _results.Add((name, new TheoryResult(settings, inputs.Limit, points[run])));
            }
            else
            {
                using var experiment = new TheoryExperiment(accelerator, inputs, settings);
                if (run == done && iterations > 0)
                    experiment.Restore(_files.ReadState(_checkpoint.Step), points[run]);
                if (!Train(accelerator, experiment, run))
                    return false;
            }

            reporter.Tell(TheoryFiles.Findings(config, _results, []).Last());
        }

        return true;
    }

    /// <summary>One training to its end; false where it was stopped.</summary>
    private bool Train(Accelerator accelerator, TheoryExperiment experiment, int run)
    {
        string name = config.Runs[run].Name;
        long before = run * config.Settings.Iterations;
        while (!experiment.IsDone)
        {
            if (experiment.Iteration < experiment.NextPoint)
            {
                _chunks.Run(experiment.NextPoint - experiment.Iteration, iterations =>
                {
                    experiment.Advance(iterations);
                    accelerator.Synchronize();
                });
            }

            if (experiment.Iteration == experiment.NextPoint)
            {
                var point = experiment.Measure();
                if (!double.IsFinite(point.Error))
                    throw new UserError($"'{name}' left float32's range by iteration {point.Iteration}; take a smaller --learning-rate than {NumberText.Of(experiment.Result.LearningRate)}");
                reporter.Tell(new TheoryRow(name, point));
            }

            bool isStopping = stop.IsCancellationRequested && !experiment.IsDone;
            if (isStopping || _clock.IsDue)
                Keep(before + experiment.Iteration, [.. _results, (name, experiment.Result)], experiment.IsDone ? null : experiment);
            if (isStopping)
                return false;
            long step = before + experiment.Iteration;
            if (_rate.PerSecond(step) is { } rate)
                reporter.Progress(new TheoryProgress(name, experiment.Iteration, config.Settings.Iterations, step, config.Steps, rate));
        }

        _results.Add((name, experiment.Result));
        Keep(before + config.Settings.Iterations, _results, null);
        return true;
    }

    /// <summary>The terms at all widths; false where it was stopped.</summary>
    private bool MeasureWidths(Accelerator accelerator)
    {
        _orders = _files.ReadOrders(_checkpoint.Step);
        foreach (int width in config.Widths.Skip(_orders.Count))
        {
            if (stop.IsCancellationRequested)
                return false;
            _orders.Add(WidthOrders.Measure(accelerator, data, width, Math.Min(256, data.Train.Count), config.Settings.Seed));
            _files.WriteOrders(_orders);
            _checkpoint = new(_checkpoint.Step + 1);
            _files.WriteCheckpoint(_checkpoint, null);
            reporter.Tell(new TheoryWidth(_orders[^1]));
        }

        if (_orders.Count > 1)
            reporter.Tell(TheoryFiles.Findings(config, [], _orders).Last());
        return true;
    }

    /// <summary>Makes this the point to go on from: the points first, then the state and the note that counts on them.</summary>
    private void Keep(long step, IEnumerable<(string Run, TheoryResult Result)> results, TheoryExperiment? underway) => _clock.Keep(() =>
    {
        _checkpoint = new(step);
        _files.WriteMetrics(results);
        // At its very start a training has no state yet: it begins anew.
        _files.WriteCheckpoint(_checkpoint, underway is { Iteration: > 0 } ? underway.Save() : null);
    });

    private void Finish()
    {
        _files.WriteResults(_results, _orders);
        TheoryPage.Write(config, _results, _orders, directory);
        _checkpoint = _checkpoint with { IsDone = true };
        _files.WriteCheckpoint(_checkpoint, null);
    }
}
