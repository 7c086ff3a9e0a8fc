using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Linear;

/// <summary>
/// The product of <see cref="MatrixProduct"/> for GPUs. A group has a tile of sums, each of its work-items some of them in registers. The group
/// shares 8 terms of the tile's rows and columns at a time; while it works on them, each work-item has the next ones on their way from memory to
/// registers, and puts them into the other half of the shared memory. Tiles are of two sizes: the large one reads the least from shared memory,
/// the small one leaves less of a GPU idle where there are few tiles, or where they are mostly empty.
/// </summary>
public static class TiledProduct
{
    /// <summary>A tile of 128 × 128 sums has 256 work-items, with 8 × 8 sums each.</summary>
    public const int LargeTile = 128;

    /// <summary>A tile of 64 × 64 sums has 128 work-items, with 4 × 8 sums each.</summary>
    public const int SmallTile = 64;

    /// <summary>The terms of a step; chunks are whole steps.</summary>
    private const int Depth = 8;

    /// <summary>Keeps one term's rows (or columns) in shared memory away from the banks of the next one's.</summary>
    private const int Gap = 4;

    /// <summary>The work-items of a group: 16 down and an eighth of the tile's side across, so that each has 8 columns.</summary>
    public static int GroupSize(int tile) => 2 * tile;

    /// <summary>The tile that a product of this shape takes.</summary>
    public static int TileOf(Accelerator accelerator, ProductShape shape)
    {
        var tuning = Tuning.Of(accelerator);
        if (Math.Min(shape.M, shape.N) <= LargeTile / 2)
            return tuning.NarrowProductTile;
        long tiles = (shape.M + LargeTile - 1L) / LargeTile * ((shape.N + LargeTile - 1L) / LargeTile);
        return tiles < accelerator.NumMultiprocessors ? tuning.SmallProductTile : tuning.LargeProductTile;
    }

    /// <summary>
    /// The sums of one large tile, and what follows them (<see cref="ProductEnd"/>). A and B are fetched along the sum where that is contiguous.
    /// </summary>
    [Kernel]
    public static void Multiply(
        ArrayView<float> a,
        ArrayView<float> b,
        ArrayView<float> c,
        ArrayView<float> velocity,
        ProductShape shape,
        MomentumStep step,
        SpecializedValue<int> end,
        SpecializedValue<bool> oneChunk,
        SpecializedValue<bool> aByInner,
        SpecializedValue<bool> bByInner)
    {
        var shared = SharedMemory.Allocate<float>(4 * Depth * (LargeTile + Gap));
        MultiplyTile(LargeTile, shared, a, b, c, velocity, shape, step, end, oneChunk, aByInner, bByInner);
    }

    /// <summary>The sums of one small tile.</summary>
    /// <inheritdoc cref="Multiply"/>
    [Kernel]
    public static void MultiplySmall(
        ArrayView<float> a,
        ArrayView<float> b,
        ArrayView<float> c,
        ArrayView<float> velocity,
        ProductShape shape,
        MomentumStep step,
        SpecializedValue<int> end,
        SpecializedValue<bool> oneChunk,
        SpecializedValue<bool> aByInner,
        SpecializedValue<bool> bByInner)
    {
        var shared = SharedMemory.Allocate<float>(4 * Depth * (SmallTile + Gap));
        MultiplyTile(SmallTile, shared, a, b, c, velocity, shape, step, end, oneChunk, aByInner, bByInner);
    }

    /// <summary>
    /// Both kernels; the tile's side is a constant once this is inlined, and what a small tile does not need is gone. Terms beyond the last are
    /// −0 · 0 = −0, which leaves every sum as it is, its sign included.
    /// </summary>
    private static void MultiplyTile(
        int tile,
        ArrayView<float> shared,
        ArrayView<float> a,
        ArrayView<float> b,
        ArrayView<float> c,
        ArrayView<float> velocity,
        ProductShape shape,
        MomentumStep step,
        int end,
        bool oneChunk,
        bool aByInner,
        bool bByInner)
    {
        int item = Group.IdxX;
        int pitch = tile + Gap;
        int rowsEach = tile / 16;
        int firstRow = Grid.IdxY * tile;
        int firstColumn = Grid.IdxX * tile;
        if (shape.IsLower == 1 && firstColumn >= firstRow + tile)
            return;
        int rows = shape.M - firstRow;
        int columns = shape.N - firstColumn;
        // The work-item's columns are four neighbours twice, its rows once or twice. Four work-items have two by two places, so that neighbours
        // read the same of shared memory, of rows and of columns.
        int row = (item / 2 % 2 + item / 4 / (tile / 16) * 2) * 4;
        int column = (item % 2 + item / 4 % (tile / 16) * 2) * 4;
        var sums = new float[64];
        var chain = new float[64];
        var x = new float[8];
        var y = new float[8];
        var nextA = new float[4];
        var nextB = new float[4];
        for (int i = 0; i < 4; i++)
        {
            nextA[i] = Term(a, tile, item, i, aByInner, firstRow, rows, 0, shape.K, shape.ARow, shape.AInner, -0f);
            nextB[i] = Term(b, tile, item, i, bByInner, firstColumn, columns, 0, shape.K, shape.BColumn, shape.BInner, 0f);
        }

        for (int first = 0; first < shape.K; first += Depth)
        {
            int half = first / Depth % 2 * (2 * Depth * pitch);
            for (int i = 0; i < 4; i++)
            {
                shared[half + Place(tile, item, i, aByInner)] = nextA[i];
                shared[half + Depth * pitch + Place(tile, item, i, bByInner)] = nextB[i];
            }

            Group.Barrier();
            for (int i = 0; i < 4; i++)
            {
                nextA[i] = Term(a, tile, item, i, aByInner, firstRow, rows, first + Depth, shape.K, shape.ARow, shape.AInner, -0f);
                nextB[i] = Term(b, tile, item, i, bByInner, firstColumn, columns, first + Depth, shape.K, shape.BColumn, shape.BInner, 0f);
            }

            if (!oneChunk && first > 0 && first % MatrixProduct.Chunk == 0)
            {
                for (int i = 0; i < 8; i++)
                {
                    for (int j = 0; j < 8; j++)
                    {
                        sums[i * 8 + j] = first == MatrixProduct.Chunk ? chain[i * 8 + j] : sums[i * 8 + j] + chain[i * 8 + j];
                        chain[i * 8 + j] = 0f;
                    }
                }
            }

            for (int l = 0; l < Depth; l++)
            {
                int terms = half + l * pitch;
                for (int i = 0; i < 4; i++)
                {
                    x[i] = shared[terms + row + i];
                    if (rowsEach > 4)
                        x[i + 4] = shared[terms + tile / 2 + row + i];
                    y[i] = shared[terms + Depth * pitch + column + i];
                    y[i + 4] = shared[terms + Depth * pitch + tile / 2 + column + i];
                }

                for (int i = 0; i < 8; i++)
                {
                    for (int j = 0; j < 8; j++)
                    {
                        if (i < rowsEach)
                            chain[i * 8 + j] = MathF.FusedMultiplyAdd(x[i], y[j], chain[i * 8 + j]);
                    }
                }
            }
        }

        for (int i = 0; i < 8; i++)
        {
            int r = i / 4 * (tile / 2) + row + i % 4;
            for (int j = 0; j < 8; j++)
            {
                int s = j / 4 * (tile / 2) + column + j % 4;
                float sum = oneChunk ? chain[i * 8 + j] : sums[i * 8 + j] + chain[i * 8 + j];
                if (i < rowsEach && r < rows && s < columns)
                    ProductEnd.Take(c, velocity, (firstRow + r) * shape.N + firstColumn + s, sum, step, end);
            }
        }
    }

    /// <summary>
    /// The i-th of the four values that a work-item fetches of a tile of A or B: neighbours fetch along the sum, or across. "Outer" is along
    /// the rows of A or the columns of B.
    /// </summary>
    private static float Term(
        ArrayView<float> matrix, int tile, int item, int i, bool byInner, int firstOuter, int outers, int first, int k, int outerStep, int innerStep, float beyond)
    {
        int outer = Outer(tile, item, i, byInner);
        int l = first + Inner(tile, item, i, byInner);
        return outer < outers && l < k ? matrix[(firstOuter + outer) * outerStep + l * innerStep] : beyond;
    }

    /// <summary>Where that value goes in shared memory.</summary>
    private static int Place(int tile, int item, int i, bool byInner) => Inner(tile, item, i, byInner) * (tile + Gap) + Outer(tile, item, i, byInner);

    private static int Outer(int tile, int item, int i, bool byInner) => byInner ? item / Depth + i * (2 * tile / Depth) : item % tile;

    private static int Inner(int tile, int item, int i, bool byInner) => byInner ? item % Depth : item / tile + i * 2;
}
