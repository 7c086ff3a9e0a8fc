namespace KernelRD.Simulation;

/// <summary>A running simulation. Its fields stay on the accelerator.</summary>
/// <exception cref="ArgumentException">The settings cannot run; the message says why.</exception>
public sealed class Simulator(Accelerator accelerator, SimulationSettings settings) : IDisposable
{
    private readonly SimulationBatch _batch = new(accelerator, [settings]);

    public SimulationSettings Settings => _batch.Settings[0];

    /// <summary>The number of steps queued or done so far.</summary>
    public long Step => _batch.Step;

    /// <summary>Step · dt, rounded once.</summary>
    public double Time => Step * Settings.TimeStep;

    /// <summary>Queues steps without waiting for them; allocates nothing.</summary>
    public void Advance(long steps) => _batch.Advance(steps);

    /// <summary>Waits for the queued steps and copies the fields, each H × W, row-major.</summary>
    public void Read(float[] u, float[] v) => _batch.Read(0, u, v);

    /// <summary>Goes on from this state as if the run had come here itself.</summary>
    /// <param name="step">The number of steps that led here.</param>
    /// <param name="u">u, H × W, row-major.</param>
    /// <param name="v">v, H × W, row-major.</param>
    public void Restore(long step, float[] u, float[] v) => _batch.Restore(step, (u, v));

    /// <summary>Waits for the queued steps and looks on the device whether every value is finite.</summary>
    public bool IsFinite() => _batch.IsFinite(0);

    /// <summary>Waits for the queued steps.</summary>
    public void Synchronize() => _batch.Synchronize();

    public void Dispose() => _batch.Dispose();
}
