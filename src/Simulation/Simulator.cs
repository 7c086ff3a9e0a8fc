using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Simulation;

/// <summary>
/// A running simulation. Its fields stay on the accelerator; a step fills their ghost rings and launches the model's kernel into a second
/// pair, which then becomes the first.
/// </summary>
public sealed class Simulator : IDisposable
{
    private readonly Accelerator _accelerator;
    private readonly Index2D _extent;
    private readonly Action<Index2D, ArrayView2D<float, Stride2D.DenseX>, ArrayView2D<float, Stride2D.DenseX>> _fillRing;
    private readonly Action<Index2D, ArrayView2D<float, Stride2D.DenseX>, ArrayView2D<float, Stride2D.DenseX>, ArrayView<float>> _residues;
    private readonly StepLauncher _step;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _sums;
    private readonly float[] _sumsOnHost;
    private readonly float[] _staging;
    private Pair _now;
    private Pair _next;

    /// <exception cref="ArgumentException">The settings cannot run; the message says why.</exception>
    public Simulator(Accelerator accelerator, SimulationSettings settings)
    {
        if (settings.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(settings));
        _accelerator = accelerator;
        Settings = settings;
        _extent = new Index2D(settings.Width, settings.Height);
        _fillRing = GhostRing.Load(accelerator, settings.Boundary switch
        {
            Boundary.Periodic => GhostRing.Periodic,
            Boundary.Neumann => GhostRing.Neumann,
            _ => GhostRing.Dirichlet,
        });
        _residues = FiniteCheck.Load(accelerator);
        _step = settings.Model.LoadStep(accelerator, settings);
        _sumsOnHost = new float[FiniteCheck.ResidueCount(_extent)];
        _sums = accelerator.Allocate1D<float>(_sumsOnHost.Length);
        _staging = new float[(settings.Width + 2) * (settings.Height + 2)];
        _now = new Pair(accelerator, _extent);
        _next = new Pair(accelerator, _extent);

        var u = new float[settings.CellCount];
        var v = new float[settings.CellCount];
        settings.Model.Start(settings, u, v);
        Restore(0, u, v);
    }

    public SimulationSettings Settings { get; }

    /// <summary>The number of steps queued or done so far.</summary>
    public long Step { get; private set; }

    /// <summary>Step · dt, rounded once.</summary>
    public double Time => Step * Settings.TimeStep;

    /// <summary>Queues steps without waiting for them; allocates nothing.</summary>
    public void Advance(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        for (long i = 0; i < steps; i++)
        {
            _fillRing(_extent, _now.U.View, _now.V.View);
            _step(_extent, _now.U.View, _now.V.View, _next.U.View, _next.V.View);
            (_now, _next) = (_next, _now);
            Step++;
        }
    }

    /// <summary>Waits for the queued steps and copies the fields, each H × W, row-major.</summary>
    public void Read(float[] u, float[] v)
    {
        ReadField(_now.U, u);
        ReadField(_now.V, v);
    }

    /// <summary>Goes on from this state as if the run had come here itself.</summary>
    /// <param name="step">The number of steps that led here.</param>
    /// <param name="u">u, H × W, row-major.</param>
    /// <param name="v">v, H × W, row-major.</param>
    public void Restore(long step, float[] u, float[] v)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        WriteField(u, _now.U);
        WriteField(v, _now.V);
        Step = step;
    }

    /// <summary>Waits for the queued steps and looks on the device whether every value is finite.</summary>
    public bool IsFinite()
    {
        _residues(_extent, _now.U.View, _now.V.View, _sums.View);
        _sums.View.BaseView.CopyToCPU(_sumsOnHost);
        return !_sumsOnHost.AsSpan().ContainsAnyExcept(0f);
    }

    /// <summary>Waits for the queued steps.</summary>
    public void Synchronize() => _accelerator.Synchronize();

    public void Dispose()
    {
        _now.Dispose();
        _next.Dispose();
        _sums.Dispose();
    }

    private void ReadField(MemoryBuffer2D<float, Stride2D.DenseX> field, float[] values)
    {
        CheckLength(values);
        field.View.BaseView.CopyToCPU(_staging);
        for (int y = 0; y < _extent.Y; y++)
            Row(y).CopyTo(values.AsSpan(y * _extent.X));
    }

    private void WriteField(float[] values, MemoryBuffer2D<float, Stride2D.DenseX> field)
    {
        CheckLength(values);
        Array.Clear(_staging);
        for (int y = 0; y < _extent.Y; y++)
            values.AsSpan(y * _extent.X, _extent.X).CopyTo(Row(y));
        field.View.BaseView.CopyFromCPU(_staging);
    }

    private Span<float> Row(int y) => _staging.AsSpan((y + 1) * (_extent.X + 2) + 1, _extent.X);

    private void CheckLength(float[] values)
    {
        if (values.Length != Settings.CellCount)
            throw new ArgumentException($"The grid has {Settings.CellCount} cells, the array {values.Length}.");
    }

    private sealed class Pair(Accelerator accelerator, Index2D extent) : IDisposable
    {
        public MemoryBuffer2D<float, Stride2D.DenseX> U { get; } = Allocate(accelerator, extent);

        public MemoryBuffer2D<float, Stride2D.DenseX> V { get; } = Allocate(accelerator, extent);

        public void Dispose()
        {
            U.Dispose();
            V.Dispose();
        }

        private static MemoryBuffer2D<float, Stride2D.DenseX> Allocate(Accelerator accelerator, Index2D extent) =>
            accelerator.Allocate2DDenseX<float>(new LongIndex2D(extent.X + 2, extent.Y + 2));
    }
}
