namespace KernelRD.Runtime;

/// <summary>A launch's box cut into slabs across one axis.</summary>
internal readonly record struct Split
{
    // Slabs across X start on a cache line of any element type from float on, so that no two threads write one.
    private const int Alignment = 16;

    private readonly Index3D _grid;
    private readonly int _axis;
    private readonly int _length;

    /// <param name="shape">The launch.</param>
    /// <param name="count">The number of slabs wanted; a thin box gives fewer.</param>
    public Split(in LaunchShape shape, int count)
    {
        _grid = shape.Grid;
        // The outermost axis that is long enough keeps each thread's memory together; else the longest one.
        _axis = _grid.Z >= count ? 2 : _grid.Y >= count ? 1 : Longest(_grid);
        int extent = Along(_grid, _axis);
        _length = (int)(((long)extent + count - 1) / count);
        if (_axis == 0 && !shape.IsGrouped && _length > Alignment)
            _length = (int)Math.Min(extent, ((long)_length + Alignment - 1) & -Alignment);
        Count = (int)(((long)extent + _length - 1) / _length);
    }

    public int Count { get; }

    public Tile this[int slab]
    {
        get
        {
            int from = slab * _length;
            int to = (int)Math.Min((long)from + _length, Along(_grid, _axis));
            return _axis switch
            {
                2 => new Tile(new Index3D(0, 0, from), new Index3D(_grid.X, _grid.Y, to)),
                1 => new Tile(new Index3D(0, from, 0), new Index3D(_grid.X, to, _grid.Z)),
                _ => new Tile(new Index3D(from, 0, 0), new Index3D(to, _grid.Y, _grid.Z)),
            };
        }
    }

    private static int Along(Index3D grid, int axis) => axis == 2 ? grid.Z : axis == 1 ? grid.Y : grid.X;

    private static int Longest(Index3D grid) => grid.X >= grid.Y && grid.X >= grid.Z ? 0 : grid.Y >= grid.Z ? 1 : 2;
}
