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
        int rowStep = strips ? 1 : shape.K;
        var starts = new int[TileRows];
        var sums = new float[TileRows * PanelWidth];
        int diagonal = column / TileRows * TileRows;
        for (int row = shape.IsLower == 1 && diagonal > firstRow ? diagonal : firstRow; row < endRow; row += TileRows)
        {
            int rows = endRow - row < TileRows ? endRow - row : TileRows;
            for (int r = 0; r < TileRows; r++)
                starts[r] = row * shape.K + (r < rows ? r : rows - 1) * rowStep;
            for (int first = 0; first == 0 || first < shape.K; first += MatrixProduct.Chunk)
            {
                int endTerm = shape.K - first < MatrixProduct.Chunk ? shape.K : first + MatrixProduct.Chunk;
                var chain = new float[TileRows * PanelWidth];
                for (int l = first; l < endTerm; l++)
                {
                    // A view of its own: compilers see that its elements are neighbours, and load them at once.
                    var terms = panels.SubView(column * shape.K + l * PanelWidth, PanelWidth);
                    for (int r = 0; r < TileRows; r++)
                    {
                        // Likewise: starts[r] + l * inner is otherwise computed for all rows at once, in registers that the sums need.
                        float x = a.SubView(starts[r])[l * inner];
                        for (int j = 0; j < PanelWidth; j++)
                            chain[r * PanelWidth + j] = MathF.FusedMultiplyAdd(x, terms[j], chain[r * PanelWidth + j]);
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
