using KernelRD.Kernels.Network;

namespace KernelRD.Kernels.Linear;

/// <summary>
/// The product of <see cref="MatrixProduct"/> for processors behind OpenCL. B is packed into panels of 16 columns, and a transposed A into
/// strips of 6 rows, each with its k terms one behind the other. A work-item has one tile of 6 × 16 sums after the other in registers;
/// a group is one work-item and runs through <see cref="GroupRows"/> rows of one panel, which stays in the core's cache.
/// </summary>
public static class PanelProduct
{
    public const int TileRows = 6;
    public const int PanelWidth = 16;
    public const int GroupRows = 60;

    /// <summary>Packs B: work-item (j, l) writes B[l, j], or 0 beyond the last column.</summary>
    [Kernel]
    public static void PackPanels(Index2D at, ArrayView<float> b, ArrayView<float> panels, ProductShape shape)
    {
        int inPanel = at.X % PanelWidth;
        panels[(at.X - inPanel) * shape.K + at.Y * PanelWidth + inPanel] =
            at.X < shape.N ? b[at.Y * shape.BInner + at.X * shape.BColumn] : 0f;
    }

    /// <summary>Packs A: work-item (i, l) writes A[i, l].</summary>
    [Kernel]
    public static void PackStrips(Index2D at, ArrayView<float> a, ArrayView<float> strips, ProductShape shape)
    {
        int inStrip = at.X % TileRows;
        strips[(at.X - inStrip) * shape.K + at.Y * TileRows + inStrip] = a[at.X * shape.ARow + at.Y * shape.AInner];
    }

    /// <summary>
    /// The sums of one panel and <see cref="GroupRows"/> rows, and what follows them (<see cref="ProductEnd"/>). A is read where it is, or
    /// from its strips; rows beyond the last are computed as the last and not stored.
    /// </summary>
    [Kernel]
    public static void Multiply(
        ArrayView<float> a,
        ArrayView<float> panels,
        ArrayView<float> c,
        ArrayView<float> velocity,
        ProductShape shape,
        MomentumStep step,
        SpecializedValue<int> end,
        SpecializedValue<bool> strips)
    {
        int column = Grid.IdxX * PanelWidth;
        int columns = shape.N - column < PanelWidth ? shape.N - column : PanelWidth;
        int firstRow = Grid.IdxY * GroupRows;
        int endRow = shape.M - firstRow < GroupRows ? shape.M : firstRow + GroupRows;
        int inner = strips ? TileRows : 1;
        var sums = new float[TileRows * PanelWidth];
        for (int row = firstRow; row < endRow; row += TileRows)
        {
            int rows = endRow - row < TileRows ? endRow - row : TileRows;
            int r1 = rows > 1 ? 1 : 0;
            int r2 = rows > 2 ? 2 : r1;
            int r3 = rows > 3 ? 3 : r2;
            int r4 = rows > 4 ? 4 : r3;
            int r5 = rows > 5 ? 5 : r4;
            int aStep = strips ? 1 : shape.K;
            for (int first = 0; first == 0 || first < shape.K; first += MatrixProduct.Chunk)
            {
                int length = shape.K - first < MatrixProduct.Chunk ? shape.K - first : MatrixProduct.Chunk;
                int a0 = row * shape.K + first * inner;
                int b0 = column * shape.K + first * PanelWidth;
                var chain = new float[TileRows * PanelWidth];
                for (int l = 0; l < length; l++)
                {
                    int al = a0 + l * inner;
                    int bl = b0 + l * PanelWidth;
                    float x0 = a[al];
                    float x1 = a[al + r1 * aStep];
                    float x2 = a[al + r2 * aStep];
                    float x3 = a[al + r3 * aStep];
                    float x4 = a[al + r4 * aStep];
                    float x5 = a[al + r5 * aStep];
                    for (int j = 0; j < PanelWidth; j++)
                    {
                        float y = panels[bl + j];
                        chain[j] = MathF.FusedMultiplyAdd(x0, y, chain[j]);
                        chain[PanelWidth + j] = MathF.FusedMultiplyAdd(x1, y, chain[PanelWidth + j]);
                        chain[2 * PanelWidth + j] = MathF.FusedMultiplyAdd(x2, y, chain[2 * PanelWidth + j]);
                        chain[3 * PanelWidth + j] = MathF.FusedMultiplyAdd(x3, y, chain[3 * PanelWidth + j]);
                        chain[4 * PanelWidth + j] = MathF.FusedMultiplyAdd(x4, y, chain[4 * PanelWidth + j]);
                        chain[5 * PanelWidth + j] = MathF.FusedMultiplyAdd(x5, y, chain[5 * PanelWidth + j]);
                    }
                }

                for (int r = 0; r < TileRows; r++)
                {
                    for (int j = 0; j < PanelWidth; j++)
                        sums[r * PanelWidth + j] = first == 0 ? chain[r * PanelWidth + j] : sums[r * PanelWidth + j] + chain[r * PanelWidth + j];
                }
            }

            for (int r = 0; r < rows; r++)
            {
                for (int j = 0; j < columns; j++)
                    ProductEnd.Take(c, velocity, (row + r) * shape.N + column + j, sums[r * PanelWidth + j], step, end);
            }
        }
    }
}
