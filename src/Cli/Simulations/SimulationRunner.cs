using System.Diagnostics;
using KernelRD.Cli.Files;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Simulation;

namespace KernelRD.Cli.Simulations;

/// <summary>
/// Runs a simulation into a directory. A run that stops, whether asked to or killed, goes on from its newest checkpoint to the very files
/// that it would have left undisturbed: all of them follow from the state, the last good frame and the rows of metrics before it.
/// </summary>
internal sealed class SimulationRunner
{
    private static readonly TimeSpan s_checkpointInterval = TimeSpan.FromSeconds(1);

    private readonly SimulationConfig _config;
    private readonly SimulationSettings _settings;
    private readonly SimulationFiles _files;
    private readonly IReporter _reporter;
    private readonly CancellationToken _stop;
    private readonly FrameRenderer _renderer;
    private readonly GrowthMeter _growth;
    private readonly long _lastFrame;
    private readonly List<FrameMetrics> _rows = [];
    private readonly Stopwatch _watch = new();
    private readonly Chunks _chunks = new(TimeSpan.FromMilliseconds(50));
    private readonly RateMeter _rate = new();

    private float[] _u;
    private float[] _v;

    /// <summary>The fields of the last good frame.</summary>
    private float[] _goodU;
    private float[] _goodV;

    private FrameSpool? _spool;
    private Checkpoint? _checkpoint;
    private TimeSpan _checkpointAt;

    /// <param name="config">What to run.</param>
    /// <param name="prediction">What the linear analysis says about it.</param>
    /// <param name="files">Where the files go.</param>
    /// <param name="reporter">Who hears of it.</param>
    /// <param name="stop">Asks to stop soon, with a checkpoint.</param>
    public SimulationRunner(SimulationConfig config, StabilityReport prediction, SimulationFiles files, IReporter reporter, CancellationToken stop)
    {
        _config = config;
        _settings = config.Settings;
        _files = files;
        _reporter = reporter;
        _stop = stop;
        _renderer = new FrameRenderer(config);
        _growth = new GrowthMeter(prediction);
        _lastFrame = config.Schedule.Count(config.Steps);
        _u = new float[_settings.CellCount];
        _v = new float[_settings.CellCount];
        _goodU = new float[_settings.CellCount];
        _goodV = new float[_settings.CellCount];
    }

    private long GoodStep => _rows[^1].Step;

    /// <summary>Starts or goes on, and leaves every file in place.</summary>
    public SimulationEnd Run(Accelerator accelerator)
    {
        _checkpoint = _files.ReadCheckpoint(_config.Steps);
        _reporter.Tell(new SimulationStart(_config, _files.Path, accelerator.Name, _checkpoint?.Step ?? 0, _growth.Prediction));
        _watch.Start();
        if (_checkpoint is { } checkpoint)
        {
            _rows.AddRange(_files.ReadMetrics(_config.Schedule.FirstAfter(checkpoint.Step, _config.Steps)));
            ReadStates(checkpoint);
        }

        if (_checkpoint is not { IsDone: true })
        {
            _files.AddDevice(accelerator.Name);
            using var spool = _config.Range is null ? new FrameSpool(_files.SpoolPath, _settings.CellCount, _rows.Count) : null;
            _spool = spool;
            _reporter.Track(() =>
            {
                if (_checkpoint?.OverflowStep is not null || Simulate(accelerator))
                    Finish();
            });
        }

        if (_checkpoint!.IsDone)
            File.Delete(_files.SpoolPath);
        return new SimulationEnd(_config, _files.Path, _checkpoint, _rows[^1], _growth, _watch.Elapsed.TotalSeconds);
    }

    /// <summary>Takes the state, and that of the last good frame where it is another.</summary>
    private void ReadStates(Checkpoint checkpoint)
    {
        _files.ReadState(GoodStep, _settings, _goodU, _goodV);
        _growth.Resume(_files.ReadGrowth(checkpoint.Step * _settings.TimeStep), _goodU, _goodV);
        if (checkpoint.Step == GoodStep)
        {
            _goodU.CopyTo(_u, 0);
            _goodV.CopyTo(_v, 0);
        }
        else
        {
            _files.ReadState(checkpoint.Step, _settings, _u, _v);
        }
    }

    /// <summary>Steps to the end or to an overflow; false where it was stopped before that.</summary>
    private bool Simulate(Accelerator accelerator)
    {
        using var simulator = new Simulator(accelerator, _settings);
        if (_checkpoint is { } checkpoint)
            simulator.Restore(checkpoint.Step, _u, _v);
        else
            TakeFrame(simulator);
        while (_rows.Count <= _lastFrame)
        {
            long frame = _config.Schedule.StepOf(_rows.Count, _config.Steps);
            long target = Math.Min(frame, NextRecord(simulator.Step));
            bool isFinite = true;
            while (isFinite && simulator.Step < target && !_stop.IsCancellationRequested)
            {
                Advance(simulator, target);
                ReportProgress(simulator);
                isFinite = simulator.Step == target || simulator.IsFinite();
            }

            isFinite = isFinite && (simulator.Step == frame ? TakeFrame(simulator) : simulator.IsFinite());
            if (!isFinite)
            {
                long? overflow = FindOverflow(simulator, simulator.Step);
                Keep(new Checkpoint(GoodStep, overflow));
                return overflow is not null;
            }

            if (simulator.Step == target && target < frame)
            {
                simulator.Read(_u, _v);
                _growth.Record(simulator.Time, _u, _v);
            }

            if (_stop.IsCancellationRequested && _rows.Count <= _lastFrame)
            {
                if (simulator.Step != GoodStep)
                {
                    simulator.Read(_u, _v);
                    _files.WriteState(simulator.Step, _settings, _u, _v);
                }

                Keep(new Checkpoint(simulator.Step));
                return false;
            }
        }

        Keep(new Checkpoint(_config.Steps));
        return true;
    }

    /// <summary>The next step to measure the growth at, frame or not: often enough for the first ten e-foldings, then never.</summary>
    private long NextRecord(long step)
    {
        double interval = Math.Floor(_growth.Interval / _settings.TimeStep);
        double next = (Math.Floor(step / interval) + 1) * interval;
        return interval >= 1 && next <= 40 * interval ? (long)Math.Min(next, _config.Steps) : _config.Steps;
    }

    /// <summary>Takes as many steps towards a target as last about as long as a stop may wait.</summary>
    private void Advance(Simulator simulator, long target) => _chunks.Run(target - simulator.Step, steps =>
    {
        simulator.Advance(steps);
        simulator.Synchronize();
    });

    private void ReportProgress(Simulator simulator)
    {
        if (_rate.PerSecond(simulator.Step) is { } rate)
            _reporter.Progress(new SimulationProgress(simulator.Step, _config.Steps, simulator.Time, rate, rate * _settings.CellCount));
    }

    /// <summary>Reads the fields, and where they are finite keeps them as the next frame; false where they are not.</summary>
    private bool TakeFrame(Simulator simulator)
    {
        simulator.Read(_u, _v);
        var metrics = new FrameMetrics(_rows.Count, simulator.Step, simulator.Time, FieldMetrics.Of(_u), FieldMetrics.Of(_v));
        if (!metrics.IsFinite)
            return false;

        (_u, _goodU) = (_goodU, _u);
        (_v, _goodV) = (_goodV, _v);
        float[] shown = _config.Field == Field.U ? _goodU : _goodV;
        if (_config.Range is var (low, high))
            _renderer.Render(shown, low, high, _files.PicturePath(metrics.Frame));
        else
            _spool!.Write(metrics.Frame, shown);
        _rows.Add(metrics);
        _growth.Record(metrics.Time, _goodU, _goodV);
        _reporter.Tell(metrics);
        if (_checkpoint is null || _watch.Elapsed - _checkpointAt > s_checkpointInterval)
            Keep(new Checkpoint(metrics.Step));
        return true;
    }

    /// <summary>
    /// The first step after which the fields are not finite, given a later one; they stay so, hence halving finds it. Null where it was
    /// stopped.
    /// </summary>
    private long? FindOverflow(Simulator simulator, long bad)
    {
        long good = GoodStep;
        _goodU.CopyTo(_u, 0);
        _goodV.CopyTo(_v, 0);
        while (bad - good > 1)
        {
            long middle = good + (bad - good) / 2;
            simulator.Restore(good, _u, _v);
            while (simulator.Step < middle)
            {
                if (_stop.IsCancellationRequested)
                    return null;
                Advance(simulator, middle);
            }

            if (simulator.IsFinite())
            {
                simulator.Read(_u, _v);
                good = middle;
            }
            else
            {
                bad = middle;
            }
        }

        return bad;
    }

    /// <summary>Writes the pictures that waited for their range, the animation, the fields of the last good frame, and the report.</summary>
    private void Finish()
    {
        try
        {
            if (_spool is not null)
                _renderer.RenderFitted(_spool, _files, _rows, _stop);
            _stop.ThrowIfCancellationRequested();
            FrameRenderer.Animate(_files, _rows.Count);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        WriteField("u", _goodU);
        WriteField("v", _goodV);
        new SimulationPage(_config, _files, _checkpoint!, _rows, _growth).Write(_config.Field == Field.U ? _goodU : _goodV);
        Keep(_checkpoint! with { IsDone = true });
    }

    private void WriteField(string name, float[] field) =>
        AtomicFile.Write(_files.FieldPath(name), stream => NpyFile.Write(stream, [_settings.Height, _settings.Width], field));

    /// <summary>Makes this the point to go on from: the fields and the rows first, then the note that counts on them.</summary>
    private void Keep(Checkpoint checkpoint)
    {
        _spool?.Flush();
        _files.WriteState(GoodStep, _settings, _goodU, _goodV);
        _files.WriteMetrics(_rows);
        double time = checkpoint.Step * _settings.TimeStep;
        _files.WriteGrowth(_growth.Records.Where(record => record.Time <= time));
        _files.WriteCheckpoint(checkpoint, GoodStep, checkpoint.Step);
        _checkpoint = checkpoint;
        _checkpointAt = _watch.Elapsed;
    }
}
