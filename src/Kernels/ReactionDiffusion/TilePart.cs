namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>The part that one work-item has in a tile of <see cref="Tiles"/>: some rows of one column.</summary>
public readonly struct TilePart
{
    private const int RowsEach = Tiles.Rows / Tiles.GroupRows;

    private readonly Tiles _tiles;

    // Where in the grid the tile's first column and row lie; before its edges, of the outermost tiles.
    private readonly int _left;
    private readonly int _top;

    public TilePart(Tiles tiles)
    {
        _tiles = tiles;
        _left = Grid.IdxX * (Tiles.Columns - 2 * tiles.Steps) - tiles.Steps;
        _top = Grid.IdxY * (Tiles.Rows - 2 * tiles.Steps) - tiles.Steps;
        Simulation = Grid.IdxZ;
        Column = Group.IdxX;
    }

    /// <summary>The simulation that the tile belongs to.</summary>
    public int Simulation { get; }

    /// <summary>The work-item's column in the tile.</summary>
    public int Column { get; }

    /// <summary>Fills the work-item's part of a tile, and of the one that takes turns with it, from a field.</summary>
    public void Load(
        ArrayView2D<float, Stride2D.DenseX> field, ArrayView2D<float, Stride2D.DenseX> tile, ArrayView2D<float, Stride2D.DenseX> other)
    {
        int x = Inside(_left + Column, _tiles.Width);
        int first = Group.IdxY * RowsEach;
        for (int y = first; y < first + RowsEach; y++)
        {
            float value = field[x, FirstRow + Inside(_top + y, _tiles.Height)];
            tile[Column, y] = value;
            other[Column, y] = value;
        }
    }

    /// <summary>The first of the work-item's rows that a step, counted from 1, computes.</summary>
    public int First(int step)
    {
        int first = Group.IdxY * RowsEach;
        if (first < step)
            first = step;
        return _tiles.Boundary == GhostRing.Dirichlet && first < -_top ? -_top : first;
    }

    /// <summary>The row behind the last that a step computes; no row at all where the step does not reach the column.</summary>
    public int End(int step)
    {
        int end = (Group.IdxY + 1) * RowsEach;
        if (end > Tiles.Rows - step)
            end = Tiles.Rows - step;
        bool isZero = _tiles.Boundary == GhostRing.Dirichlet;
        if (isZero && end > _tiles.Height - _top)
            end = _tiles.Height - _top;
        bool isReached = Column >= step && Column < Tiles.Columns - step && (!isZero || IsColumn);
        return isReached ? end : 0;
    }

    /// <summary>Writes the work-item's part of the tile's inner cells to a field, from where the last step has put them.</summary>
    public void Store(
        ArrayView2D<float, Stride2D.DenseX> odd, ArrayView2D<float, Stride2D.DenseX> even, ArrayView2D<float, Stride2D.DenseX> field)
    {
        for (int y = First(_tiles.Steps); y < End(_tiles.Steps); y++)
        {
            if (IsColumn && _top + y < _tiles.Height)
                field[_left + Column + 1, FirstRow + _top + y + 1] = _tiles.Steps % 2 == 1 ? odd[Column, y] : even[Column, y];
        }
    }

    private bool IsColumn => _left + Column >= 0 && _left + Column < _tiles.Width;

    private int FirstRow => Simulation * (_tiles.Height + 2);

    /// <summary>Where a field has what lies at a place along an axis of n cells, counted from the first one: 0 and n + 1 are the ring.</summary>
    private int Inside(int place, int n)
    {
        if (place >= 0 && place < n)
            return place + 1;
        if (_tiles.Boundary == GhostRing.Dirichlet)
            return place < 0 ? 0 : n + 1;
        int period = _tiles.Boundary == GhostRing.Periodic ? n : 2 * n;
        int rest = place % period;
        if (rest < 0)
            rest += period;
        return rest < n ? rest + 1 : period - rest;
    }
}
