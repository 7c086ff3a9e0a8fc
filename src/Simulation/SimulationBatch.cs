using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Simulation;

/// <summary>
/// Running simulations of one model on one kind of grid, each with its own parameters, time step and start, such as those of a parameter sweep. They
/// advance together, to the same bits as each alone, and small ones far faster. Their fields stay on the accelerator.
/// </summary>
public sealed class SimulationBatch : IDisposable
{
    private readonly Accelerator _accelerator;
    private readonly Index2D _extent;
    private readonly Stepper _stepper;
    private readonly Fields _fields;
    private readonly Action<Index2D, ArrayView2D<float, Stride2D.DenseX>, ArrayView2D<float, Stride2D.DenseX>, ArrayView<float>> _residues;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _sums;
    private readonly float[] _sumsOnHost;
    private readonly float[] _staging;

    /// <exception cref="ArgumentException">The settings cannot run, or not together; the message says why.</exception>
    public SimulationBatch(Accelerator accelerator, IReadOnlyList<SimulationSettings> settings)
    {
        if (settings.Count == 0)
            throw new ArgumentException("A batch needs at least one simulation.", nameof(settings));
        if (settings.SelectMany(one => one.Problems()).FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(settings));
        var first = settings[0];
        if (settings.Any(one => (one.Model, one.Width, one.Height, one.Boundary) != (first.Model, first.Width, first.Height, first.Boundary)))
            throw new ArgumentException("The simulations of a batch have one model, one size and one boundary.", nameof(settings));
        _extent = new Index2D(first.Width, first.Height);
        if (Fields.Length(_extent) * settings.Count > Array.MaxLength)
            throw new ArgumentException($"{settings.Count} simulations of {first.Width}x{first.Height} are too many for one batch.", nameof(settings));
        _accelerator = accelerator;
        Settings = settings;
        _stepper = first.Model.LoadStepper(accelerator, settings);
        _fields = new Fields(accelerator, _extent, settings.Count);
        _residues = FiniteCheck.Load(accelerator);
        _sumsOnHost = new float[FiniteCheck.ResidueCount(_extent)];
        _sums = accelerator.Allocate1D<float>(_sumsOnHost.Length);
        _staging = new float[Fields.Length(_extent)];

        var u = new float[first.CellCount];
        var v = new float[first.CellCount];
        for (int i = 0; i < settings.Count; i++)
        {
            Array.Clear(u);
            Array.Clear(v);
            first.Model.Start(settings[i], u, v);
            Write(i, u, v);
        }

        _stepper.FillRings(_fields);
    }

    public IReadOnlyList<SimulationSettings> Settings { get; }

    /// <summary>The number of steps queued or done so far, of each simulation.</summary>
    public long Step { get; private set; }

    /// <summary>Queues steps without waiting for them; allocates nothing.</summary>
    public void Advance(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        _stepper.Advance(_fields, steps);
        Step += steps;
    }

    /// <summary>Waits for the queued steps and copies the fields of a simulation, each H × W, row-major.</summary>
    public void Read(int simulation, float[] u, float[] v)
    {
        ReadField(_fields.Of(simulation, _fields.U), u);
        ReadField(_fields.Of(simulation, _fields.V), v);
    }

    /// <summary>Goes on from these states as if the runs had come here themselves.</summary>
    /// <param name="step">The number of steps that led here.</param>
    /// <param name="states">u and v of each simulation, H × W, row-major.</param>
    public void Restore(long step, params ReadOnlySpan<(float[] U, float[] V)> states)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (states.Length != Settings.Count)
            throw new ArgumentException($"The batch has {Settings.Count} simulations, not {states.Length}.");
        for (int i = 0; i < states.Length; i++)
            Write(i, states[i].U, states[i].V);
        _stepper.FillRings(_fields);
        Step = step;
    }

    /// <summary>Waits for the queued steps and looks on the device whether every value of a simulation is finite.</summary>
    public bool IsFinite(int simulation)
    {
        _residues(_extent, _fields.Of(simulation, _fields.U), _fields.Of(simulation, _fields.V), _sums.View);
        _sums.View.BaseView.CopyToCPU(_sumsOnHost);
        return !_sumsOnHost.AsSpan().ContainsAnyExcept(0f);
    }

    /// <summary>Waits for the queued steps.</summary>
    public void Synchronize() => _accelerator.Synchronize();

    public void Dispose()
    {
        _fields.Dispose();
        _sums.Dispose();
        _stepper.Dispose();
    }

    private void Write(int simulation, float[] u, float[] v)
    {
        WriteField(u, _fields.Of(simulation, _fields.U));
        WriteField(v, _fields.Of(simulation, _fields.V));
    }

    private void ReadField(ArrayView2D<float, Stride2D.DenseX> field, float[] values)
    {
        CheckLength(values);
        field.BaseView.CopyToCPU(_staging);
        for (int y = 0; y < _extent.Y; y++)
            Row(y).CopyTo(values.AsSpan(y * _extent.X));
    }

    private void WriteField(float[] values, ArrayView2D<float, Stride2D.DenseX> field)
    {
        CheckLength(values);
        Array.Clear(_staging);
        for (int y = 0; y < _extent.Y; y++)
            values.AsSpan(y * _extent.X, _extent.X).CopyTo(Row(y));
        field.BaseView.CopyFromCPU(_staging);
    }

    private Span<float> Row(int y) => _staging.AsSpan((y + 1) * Fields.Stride(_extent) + 1, _extent.X);

    private void CheckLength(float[] values)
    {
        if (values.Length != Settings[0].CellCount)
            throw new ArgumentException($"The grid has {Settings[0].CellCount} cells, the array {values.Length}.");
    }
}
