using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Linear;

/// <summary>
/// The product of <see cref="MatrixProduct"/> for GPUs. A group of 256 work-items has a tile of 128 × 128 sums, each work-item 8 × 8 of
/// them in registers. The group shares 8 terms of the tile's rows and columns at a time; while it works on them, each work-item has the next
/// ones on their way from memory to registers, and puts them into the other half of the shared memory.
/// </summary>
public static class TiledProduct
{
    public const int GroupSize = 256;
    public const int Tile = 128;

    /// <summary>The terms of a step; chunks are whole steps.</summary>
    private const int Depth = 8;

    /// <summary>From one term's rows (or columns) in shared memory to the next one's, away from the same banks.</summary>
    private const int Pitch = Tile + 4;

    private const int Half = 2 * Depth * Pitch;

    /// <summary>
    /// The sums of one tile, and what follows them (<see cref="ProductEnd"/>). A and B are fetched along the sum where that is contiguous.
    /// Terms beyond the last are −0 · 0 = −0, which leaves every sum as it is, its sign included.
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
        var shared = SharedMemory.Allocate<float>(2 * Half);
        int item = Group.IdxX;
        int firstRow = Grid.IdxY * Tile;
        int firstColumn = Grid.IdxX * Tile;
        if (shape.IsLower == 1 && firstColumn >= firstRow + Tile)
            return;
        int rows = shape.M - firstRow;
        int columns = shape.N - firstColumn;
        // The work-item's rows and columns are four neighbours twice, so that a warp reads few different places of shared memory.
        int row = item / 16 * 4;
        int column = item % 16 * 4;
        var sums = new float[64];
        var chain = new float[64];
        var x = new float[8];
        var y = new float[8];
        var nextA = new float[4];
        var nextB = new float[4];
        for (int i = 0; i < 4; i++)
        {
            nextA[i] = Term(a, item, i, aByInner, firstRow, rows, 0, shape.K, shape.ARow, shape.AInner, -0f);
            nextB[i] = Term(b, item, i, bByInner, firstColumn, columns, 0, shape.K, shape.BColumn, shape.BInner, 0f);
        }

        for (int first = 0; first < shape.K; first += Depth)
        {
            int half = first / Depth % 2 * Half;
            for (int i = 0; i < 4; i++)
            {
                shared[half + Place(item, i, aByInner)] = nextA[i];
                shared[half + Depth * Pitch + Place(item, i, bByInner)] = nextB[i];
            }

            Group.Barrier();
            for (int i = 0; i < 4; i++)
            {
                nextA[i] = Term(a, item, i, aByInner, firstRow, rows, first + Depth, shape.K, shape.ARow, shape.AInner, -0f);
                nextB[i] = Term(b, item, i, bByInner, firstColumn, columns, first + Depth, shape.K, shape.BColumn, shape.BInner, 0f);
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
                int terms = half + l * Pitch;
                for (int i = 0; i < 4; i++)
                {
                    x[i] = shared[terms + row + i];
                    x[i + 4] = shared[terms + Tile / 2 + row + i];
                    y[i] = shared[terms + Depth * Pitch + column + i];
                    y[i + 4] = shared[terms + Depth * Pitch + Tile / 2 + column + i];
                }

                for (int i = 0; i < 8; i++)
                {
                    for (int j = 0; j < 8; j++)
                        chain[i * 8 + j] = MathF.FusedMultiplyAdd(x[i], y[j], chain[i * 8 + j]);
                }
            }
        }

        for (int i = 0; i < 8; i++)
        {
            int r = i / 4 * (Tile / 2) + row + i % 4;
            for (int j = 0; j < 8; j++)
            {
                int s = j / 4 * (Tile / 2) + column + j % 4;
                float sum = oneChunk ? chain[i * 8 + j] : sums[i * 8 + j] + chain[i * 8 + j];
                if (r < rows && s < columns)
                    ProductEnd.Take(c, velocity, (firstRow + r) * shape.N + firstColumn + s, sum, step, end);
            }
        }
    }

    /// <summary>
    /// The i-th of the four values that a work-item fetches of a tile of A or B: neighbours fetch along the sum, or across. "Outer" is along
    /// the rows of A or the columns of B.
    /// </summary>
    private static float Term(
        ArrayView<float> matrix, int item, int i, bool byInner, int firstOuter, int outers, int first, int k, int outerStep, int innerStep, float beyond)
    {
        int outer = Outer(item, i, byInner);
        int l = first + Inner(item, i, byInner);
        return outer < outers && l < k ? matrix[(firstOuter + outer) * outerStep + l * innerStep] : beyond;
    }

    /// <summary>Where that value goes in shared memory.</summary>
    private static int Place(int item, int i, bool byInner) => Inner(item, i, byInner) * Pitch + Outer(item, i, byInner);

    private static int Outer(int item, int i, bool byInner) => byInner ? item / Depth + i * (GroupSize / Depth) : item % Tile;

    private static int Inner(int item, int i, bool byInner) => byInner ? item % Depth : item / Tile + i * (GroupSize / Tile);
}
