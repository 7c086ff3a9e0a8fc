using System.Runtime.CompilerServices;
using KernelRD.Kernels.Linear;

namespace KernelRD.Kernels;

/// <summary>
/// What is left to choose in how kernels are launched on a device: it changes how fast they are, never a bit of what they compute. The defaults are
/// what arithmetic on paper says; what a device says itself is attached to its accelerator, and counts for what is loaded afterwards.
/// </summary>
public sealed record Tuning
{
    private static readonly ConditionalWeakTable<Accelerator, Tuning> s_attached = [];

    public static Tuning Default { get; } = new();

    /// <summary>The side of <see cref="TiledProduct"/>'s tiles in a product with too few rows or columns to fill half of a large one.</summary>
    public int NarrowProductTile { get; init; } = TiledProduct.SmallTile;

    /// <summary>The same in a product with fewer large tiles than the GPU has multiprocessors.</summary>
    public int SmallProductTile { get; init; } = TiledProduct.SmallTile;

    /// <summary>The same in every other product.</summary>
    public int LargeProductTile { get; init; } = TiledProduct.LargeTile;

    /// <summary>
    /// The steps that <see cref="ReactionDiffusion.Tiles"/> take in a launch where the GPU has a multiprocessor for each tile, even of the most steps.
    /// </summary>
    public int SmallGridSteps { get; init; } = 8;

    /// <summary>The same where tiles take turns.</summary>
    public int LargeGridSteps { get; init; } = 4;

    /// <summary>The KiB that the rows at work in a <see cref="ReactionDiffusion.Sweep"/> on a processor may take: of a core's own cache.</summary>
    public int SweepKilobytes { get; init; } = 512;

    /// <summary>The cells of the front of such a sweep, where it has more than one row: with few rows, loops cost more than the work.</summary>
    public int SweepFrontCells { get; init; } = 4096;

    /// <summary>What is attached to an accelerator, else the default.</summary>
    public static Tuning Of(Accelerator accelerator) => s_attached.TryGetValue(accelerator, out var attached) ? attached : Default;

    /// <summary>Replaces what is attached to an accelerator.</summary>
    public void AttachTo(Accelerator accelerator) => s_attached.AddOrUpdate(accelerator, this);
}
