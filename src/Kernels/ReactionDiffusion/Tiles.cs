namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// Several steps in one launch of a GPU. A group takes a tile of the grid with k more cells on each side into shared memory, takes it through
/// k steps there, of which each is right for one cell less on each side, and keeps the inner cells. What lies beyond the grid's edges comes
/// from the other side, mirrored, or stays zero, so that there is no ring to fill on the way.
/// </summary>
/// <param name="extent">The grid (W, H) of one simulation; several lie below each other, each with its ghost ring.</param>
/// <param name="boundary">Of <see cref="GhostRing"/>.</param>
/// <param name="steps">The steps k of the launch.</param>
public readonly struct Tiles(Index2D extent, int boundary, int steps)
{
    /// <summary>The columns of a tile, one for each work-item of a row of its group.</summary>
    public const int Columns = 64;

    /// <summary>The rows of a tile.</summary>
    public const int Rows = 32;

    /// <summary>The rows of work-items in a group; each has so many neighbouring rows of its column as there are then for it.</summary>
    public const int GroupRows = 4;

    /// <summary>
    /// The most steps of a launch. By 4, tiles of 56 × 24 cells are computed 1.19 times over, and cross memory a third as often as by single steps.
    /// By 8, tiles of 48 × 16 cells are computed 1.67 times over, which costs no time where there is a multiprocessor for each tile.
    /// </summary>
    public const int MaxSteps = 8;

    public readonly int Width = extent.X;
    public readonly int Height = extent.Y;
    public readonly int Boundary = boundary;
    public readonly int Steps = steps;

    /// <summary>The steps of a launch that suit so many simulations, by how many tiles they would have of the most steps.</summary>
    public static int StepsOf(Accelerator accelerator, Index2D extent, int simulations)
    {
        var tuning = Tuning.Of(accelerator);
        int tiles = new Tiles(extent, GhostRing.Periodic, MaxSteps).Groups(simulations).Size;
        return tiles <= accelerator.NumMultiprocessors ? tuning.SmallGridSteps : tuning.LargeGridSteps;
    }

    /// <summary>The groups of a launch for so many simulations.</summary>
    public Index3D Groups(int simulations)
    {
        int columns = Columns - 2 * Steps;
        int rows = Rows - 2 * Steps;
        return new Index3D((Width + columns - 1) / columns, (Height + rows - 1) / rows, simulations);
    }

    /// <summary>A launch for so many simulations.</summary>
    public KernelConfig Launch(int simulations) => new(Groups(simulations), new Index3D(Columns, GroupRows, 1));
}
