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

    /// <param name="sweep">The sweep.</param>
    /// <param name="item">The work-item: X the band or gap, Y the simulation.</param>
    public SweepRows(Sweep sweep, Index2D item)
    {
        _sweep = sweep;
        Simulation = item.Y;
        int part = item.X;
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

    /// <summary>
    /// The columns that a kernel computes: whole cache lines, as a compiler makes slow single cells of what is left of a row. Behind the last
    /// column is nothing that anyone reads but the ghost cells, which <see cref="FillRing"/> puts right again.
    /// </summary>
    public readonly int Columns => (_sweep.Width + Fields.Line - 1) & -Fields.Line;

    /// <summary>The first row, counted from the fields' first one, which is ghost cells.</summary>
    public readonly int First => Row(_from);

    /// <summary>The last row.</summary>
    public readonly int Last => Row(_from) + (_to - _from) - 1;

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

    /// <summary>Whether ghost cells repeat inner ones. Those that are zero stay so.</summary>
    public readonly bool HasCopies => _sweep.Boundary != GhostRing.Dirichlet;

    /// <summary>The column that the ghost cells of column 0 repeat; those behind the last column repeat its opposite.</summary>
    public readonly int LeftSource => _sweep.Boundary == GhostRing.Periodic ? _sweep.Width : 1;

    /// <summary>The row of ghost cells that repeats the grid's first row where that is one of these; else −1.</summary>
    public readonly int CopyOfTop => First != Row(0) ? -1 : _sweep.Boundary == GhostRing.Periodic ? First + _sweep.Height : First - 1;

    /// <summary>The row of ghost cells that repeats the grid's last row where that is one of these; else −1.</summary>
    public readonly int CopyOfBottom =>
        Last != Row(0) + _sweep.Height - 1 ? -1 : _sweep.Boundary == GhostRing.Periodic ? Last - _sweep.Height : Last + 1;

    /// <summary>Refreshes the ghost cells that go by these rows of a field.</summary>
    public readonly void FillRing(ArrayView2D<float, Stride2D.DenseX> field)
    {
        int width = _sweep.Width;
        int left = LeftSource;
        for (int y = First; y <= Last; y++)
        {
            field[0, y] = HasCopies ? field[left, y] : 0f;
            field[width + 1, y] = HasCopies ? field[width + 1 - left, y] : 0f;
        }

        if (!HasCopies)
            return;

        int copyOfTop = CopyOfTop;
        if (copyOfTop >= 0)
        {
            for (int x = 1; x <= width; x++)
                field[x, copyOfTop] = field[x, First];
        }

        int copyOfBottom = CopyOfBottom;
        if (copyOfBottom >= 0)
        {
            for (int x = 1; x <= width; x++)
                field[x, copyOfBottom] = field[x, Last];
        }
    }

    private readonly int Row(int row) => Simulation * (_sweep.Height + 2) + 1 + (row < _sweep.Height ? row : row - _sweep.Height);
}
