namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>Many steps a launch, by a <see cref="Sweep"/>.</summary>
internal abstract class SweepStepper : Stepper
{
    // What a core has in its own cache.
    private const int CacheBytes = 512 << 10;

    // The cells that a work-item without neighbours computes in a launch: some milliseconds.
    private const int CellsPerItem = 1 << 22;

    private const int MaxSteps = 16;

    private readonly Index2D _extent;
    private readonly int _boundary;
    private readonly int _bands;
    private readonly int _front;
    private readonly int _steps;

    /// <param name="accelerator">Where the fields are.</param>
    /// <param name="extent">The grid (W, H) of each simulation.</param>
    /// <param name="boundary">Of <see cref="GhostRing"/>.</param>
    /// <param name="simulations">The number of simulations.</param>
    /// <param name="leastCells">The cells of a grid that are worth more than one thread.</param>
    protected SweepStepper(Accelerator accelerator, Index2D extent, int boundary, int simulations, int leastCells)
        : base(accelerator, boundary)
    {
        _extent = extent;
        _boundary = boundary;
        int cores = accelerator.NumMultiprocessors;
        int rowBytes = 4 * sizeof(float) * Fields.Stride(extent);
        bool fitsCache = (long)rowBytes * extent.Y <= CacheBytes;
        var tuning = Tuning.Of(accelerator);
        _front = Math.Clamp(tuning.SweepFrontCells / extent.X, 1, 16);
        _steps = Math.Min(Math.Clamp((tuning.SweepKilobytes << 10) / rowBytes - _front - 2, 1, MaxSteps), extent.Y / 4);
        _bands = fitsCache && (simulations >= cores || (long)extent.X * extent.Y < leastCells) ? 1
            : Math.Clamp(extent.Y / (2 * Math.Max(1, _steps)), 1, Math.Max(2, cores / simulations));
        if (_bands == 1)
            _steps = (int)Math.Max(1, CellsPerItem / ((long)extent.X * extent.Y));
    }

    public override void Advance(Fields fields, long steps)
    {
        while (steps > 0)
        {
            int count = (int)Math.Min(_steps, steps);
            Launch(fields, new Sweep(_extent, _boundary, _bands, _front, count, fillsGaps: false));
            if (_bands > 1 && count > 1)
                Launch(fields, new Sweep(_extent, _boundary, _bands, _front, count, fillsGaps: true));
            if (count % 2 == 1)
                fields.Swap();
            steps -= count;
        }
    }

    /// <summary>Queues a sweep over all simulations.</summary>
    protected abstract void Launch(Fields fields, Sweep sweep);
}
