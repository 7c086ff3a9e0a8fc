using KernelRD.Cases;
using KernelRD.Kernels;
using KernelRD.Kernels.Linear;
using KernelRD.Kernels.ReactionDiffusion;

namespace KernelRD.Cli.Tunings;

/// <summary>A number of <see cref="Tuning"/> that a device is asked for: what it may be, and the work that decides.</summary>
/// <param name="Name">As in the table and the file.</param>
/// <param name="Choices">What it may be, in ascending order.</param>
/// <param name="Get">Reads it.</param>
/// <param name="With">The tuning with another value.</param>
internal sealed record TuningParameter(string Name, IReadOnlyList<int> Choices, Func<Tuning, int> Get, Func<Tuning, int, Tuning> With)
{
    private static readonly int[] s_tiles = [TiledProduct.SmallTile, TiledProduct.LargeTile];
    private static readonly int[] s_steps = [1, 2, 3, 4, 6, Tiles.MaxSteps];

    public static IReadOnlyList<TuningParameter> All { get; } =
    [
        Tile("narrow-product-tile", t => t.NarrowProductTile, (t, tile) => t with { NarrowProductTile = tile },
            // The weights' gradient of ten outputs.
            (_, isQuick) => isQuick ? [1024, 10, 64] : [8192, 10, 512]),
        Tile("small-product-tile", t => t.SmallProductTile, (t, tile) => t with { SmallProductTile = tile },
            // Half as many large tiles as multiprocessors.
            (processors, isQuick) => [TiledProduct.LargeTile * Math.Max(1, processors / 2), TiledProduct.LargeTile, isQuick ? 16 : 784]),
        Tile("large-product-tile", t => t.LargeProductTile, (t, tile) => t with { LargeProductTile = tile },
            // A batch in a wide network: at least 2.4 large tiles for each multiprocessor, so many on most GPUs with m = 8192.
            (processors, isQuick) => isQuick
                ? [TiledProduct.LargeTile * processors, TiledProduct.LargeTile, 16]
                : [TiledProduct.LargeTile * Math.Max(64, (6 * processors + 9) / 10), 4 * TiledProduct.LargeTile, 784]),
        Steps("small-grid-steps", t => t.SmallGridSteps, (t, steps) => t with { SmallGridSteps = steps },
            // The paper's grid, or a single tile where that is too large to be small.
            (processors, isQuick) => processors < 21 ? [48, 16, isQuick ? 24 : 240] : [100, 100, isQuick ? 24 : 240]),
        Steps("large-grid-steps", t => t.LargeGridSteps, (t, steps) => t with { LargeGridSteps = steps },
            // Quick: two tiles of the most steps for each multiprocessor.
            (processors, isQuick) => isQuick ? [48 * processors, 32, 24] : [2048, 2048, 24]),
        Sweep("sweep-kilobytes", [128, 256, 512, 1024, 2048], t => t.SweepKilobytes, (t, kilobytes) => t with { SweepKilobytes = kilobytes }),
        Sweep("sweep-front-cells", [1024, 2048, 4096, 8192, 16384], t => t.SweepFrontCells, (t, cells) => t with { SweepFrontCells = cells }),
    ];

    /// <summary>Whether it matters to a device.</summary>
    public required Func<Accelerator, bool> Applies { get; init; }

    /// <summary>The operation that decides.</summary>
    public required string Operation { get; init; }

    /// <summary>It, at a size.</summary>
    public required Func<int[], OperationCase> At { get; init; }

    /// <summary>Its size on a device with so many multiprocessors, and where time is short.</summary>
    public required Func<int, bool, int[]> Size { get; init; }

    /// <summary>What matters to a device.</summary>
    public static IEnumerable<TuningParameter> Of(Accelerator accelerator) => All.Where(parameter => parameter.Applies(accelerator));

    private static TuningParameter Tile(string name, Func<Tuning, int> get, Func<Tuning, int, Tuning> with, Func<int, bool, int[]> size) =>
        new(name, s_tiles, get, with) { Applies = IsGpu, Operation = "product-nn", At = Case("product-nn"), Size = size };

    private static TuningParameter Steps(string name, Func<Tuning, int> get, Func<Tuning, int, Tuning> with, Func<int, bool, int[]> size) =>
        new(name, s_steps, get, with) { Applies = IsGpu, Operation = "gray-scott-steps", At = Case("gray-scott-steps"), Size = size };

    private static TuningParameter Sweep(string name, int[] choices, Func<Tuning, int> get, Func<Tuning, int, Tuning> with) => new(name, choices, get, with)
    {
        Applies = accelerator => !IsGpu(accelerator),
        Operation = "gray-scott-steps",
        At = Case("gray-scott-steps"),
        Size = (_, isQuick) => isQuick ? [512, 512, 16] : [1024, 1024, 32],
    };

    private static Func<int[], OperationCase> Case(string name) => Operations.All.Single(operation => operation.Name == name).At;

    private static bool IsGpu(Accelerator accelerator) => accelerator.AcceleratorType != AcceleratorType.CPU && accelerator.WarpSize > 1;
}
