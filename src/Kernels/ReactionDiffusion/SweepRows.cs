namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// The way of one work-item through its part of a <see cref="Sweep"/>: some rows of one step after the other, in an order in which each
/// finds what it needs. In a band a front moves down row by row, and each step follows one row behind the step before it, so that only a
/// few rows are at work.
/// </summary>
public struct SweepRows
{
    private readonly Sweep _sweep;

    // The rows of step 1, and how many more or less it is in each later step.
    private readonly int _low;
    private readonly int _high;
    private readonly int _lowSlope;
    private readonly int _highSlope;
    private readonly int _frontRows;

    private int _front;
    private int _step;
    private int _from;
    private int _to;

    public SweepRows(Sweep sweep, int item)
    {
        _sweep = sweep;
        Simulation = item / sweep.Items;
        int part = item - Simulation * sweep.Items;
        bool isWhole = sweep.Bands == 1;
        bool hasEdges = isWhole || sweep.Boundary != GhostRing.Periodic;
        _low = sweep.Start(part + sweep.FillsGaps);
        _high = sweep.Start(part + 1);
        _lowSlope = sweep.FillsGaps == 1 ? -1 : hasEdges && part == 0 ? 0 : 1;
        _highSlope = sweep.FillsGaps == 1 ? 1 : hasEdges && part == sweep.Bands - 1 ? 0 : -1;
        _frontRows = isWhole ? sweep.Height + sweep.Steps : sweep.Front;
        _front = _low;
        _step = 0;
        _from = 0;
        _to = int.MaxValue;
    }

    /// <summary>The simulation that the work-item is at.</summary>
    public int Simulation { get; }

    /// <summary>Whether the rows are read from the first pair of fields and written to the second one.</summary>
    public readonly bool IsOdd => (_step & 1) == 1;

    public readonly int Width => _sweep.Width;

    /// <summary>The first row, as the kernel of a single step counts them.</summary>
    public readonly int From => Row(_from);

    /// <summary>The row behind the last.</summary>
    public readonly int To => Row(_from) + (_to - _from);

    /// <summary>Goes on to the next rows; false where all is done.</summary>
    public bool Next()
    {
        _from = _to;
        while (true)
        {
            int later = _step - 1;
            int end = _high + _highSlope * later;
            if (_front - later + _frontRows < end)
                end = _front - later + _frontRows;
            if (_from < end)
            {
                // Behind the last row is the first one.
                _to = _from < _sweep.Height && end > _sweep.Height ? _sweep.Height : end;
                return true;
            }

            _step++;
            if (_step > _sweep.Steps)
            {
                _step = 1;
                _front += _frontRows;
                if (_front >= _high + (_highSlope + 1) * (_sweep.Steps - 1))
                    return false;
            }

            later = _step - 1;
            _from = _low + _lowSlope * later;
            if (_from < _front - later)
                _from = _front - later;
        }
    }

    /// <summary>Refreshes the ghost cells that go by these rows of a field. Those that are zero stay so.</summary>
    public readonly void FillRing(ArrayView2D<float, Stride2D.DenseX> field)
    {
        if (_sweep.Boundary == GhostRing.Dirichlet)
            return;
        bool wraps = _sweep.Boundary == GhostRing.Periodic;
        int width = _sweep.Width;
        for (int y = From + 1; y <= To; y++)
        {
            field[0, y] = field[wraps ? width : 1, y];
            field[width + 1, y] = field[wraps ? 1 : width, y];
        }

        int top = Row(0);
        if (From == top)
        {
            for (int x = 1; x <= width; x++)
                field[x, wraps ? top + _sweep.Height + 1 : top] = field[x, top + 1];
        }

        if (To == top + _sweep.Height)
        {
            for (int x = 1; x <= width; x++)
                field[x, wraps ? top : top + _sweep.Height + 1] = field[x, top + _sweep.Height];
        }
    }

    private readonly int Row(int row) => Simulation * (_sweep.Height + 2) + (row < _sweep.Height ? row : row - _sweep.Height);
}
