namespace KernelRD.Kernels.ReactionDiffusion;

/// <summary>
/// Several steps in one launch, so that a processor fetches its cells from memory once for all of them. The grid is cut into bands of whole
/// rows. A first launch takes every band as far as it gets without its neighbours, a second one fills the gaps between bands:
/// <code>
/// step 3      1 1 1 2 2 2 2 1 1 1 2 2         1: computed by the first launch, a work-item for each band
/// step 2    1 1 1 1 1 2 2 1 1 1 1 1 2         2: by the second launch, a work-item for each gap
/// step 1  1 1 1 1 1 1 1 1 1 1 1 1 1 1
///         └── band ───┘ └── band ───┘
/// </code>
/// Nothing is computed twice, and the two pairs of fields of single steps serve: in turns they take the odd and the even steps, so that
/// each row keeps its newest two, and its neighbours need no older one. A band of k steps has at least 2 (k − 1) rows. A single band, the
/// whole grid, takes any number of steps and leaves no gap.
/// </summary>
/// <param name="extent">The grid (W, H) of one simulation; several lie below each other, each with its ghost ring.</param>
/// <param name="boundary">Of <see cref="GhostRing"/>.</param>
/// <param name="bands">The bands of a simulation.</param>
/// <param name="front">The rows that a work-item takes through a step at once.</param>
/// <param name="steps">The steps k of the launch.</param>
/// <param name="fillsGaps">Whether it is the second launch.</param>
public readonly struct Sweep(Index2D extent, int boundary, int bands, int front, int steps, bool fillsGaps)
{
    public readonly int Width = extent.X;
    public readonly int Height = extent.Y;
    public readonly int Boundary = boundary;
    public readonly int Bands = bands;
    public readonly int Front = front;
    public readonly int Steps = steps;
    public readonly int FillsGaps = fillsGaps ? 1 : 0;

    /// <summary>The work-items of a simulation.</summary>
    public int Items => FillsGaps == 0 || Boundary == GhostRing.Periodic ? Bands : Bands - 1;

    /// <summary>The first row of a band; of one behind the last, H.</summary>
    public int Start(int band) => (int)((long)Height * band / Bands);
}
