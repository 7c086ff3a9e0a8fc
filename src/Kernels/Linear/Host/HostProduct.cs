using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelRD.Kernels.Linear;

/// <summary>
/// The product of <see cref="MatrixProduct"/> as a routine of the host. B is packed once into panels of three registers' width, each with
/// all of its k rows one behind the other. A tile of four rows of A and a panel is one run of fused multiply-adds over k with all sums in
/// registers, so nothing between is stored; a chunk's sums are then stored or added. A is read where it is if its rows are
/// contiguous, and else copied a group of rows at a time. A group's rows and a panel stay in the second-level cache of a core.
/// </summary>
internal sealed unsafe class HostProduct<TEnd> : IDisposable
    where TEnd : struct, IProductEnd
{
    private const int StripRows = 4;
    private const int MaxGroupRows = 64;

    // The values of A that a group may have: 256 KiB.
    private const int GroupValues = 1 << 16;

    private readonly ProductShape _shape;
    private readonly int _lanes = Vector512.IsHardwareAccelerated ? WideLanes.Count : NativeLanes.Count;
    private readonly int _groupRows;
    private readonly int _groups;
    private readonly int _panelsPerTask;
    private readonly int _panelTasks;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _panels;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _strips;
    private readonly HostTasks _pack;
    private readonly HostTasks _multiply;

    // The run at hand.
    private float* _a;
    private float* _b;
    private TEnd _end;

    public HostProduct(Accelerator accelerator, ProductShape shape)
    {
        _shape = shape;
        int threads = new HostThreads(accelerator).Count;
        _groupRows = Math.Clamp(GroupValues / Math.Max(shape.K, 1) / StripRows * StripRows, StripRows, MaxGroupRows);
        _groups = Ceiling(shape.M, _groupRows);
        // Some more tasks than threads, so that one that comes late leaves its share to the others.
        _panelTasks = Math.Clamp(Ceiling(4 * threads, Math.Max(_groups, 1)), 1, Math.Max(PanelCount, 1));
        _panelsPerTask = Ceiling(PanelCount, _panelTasks);
        _panels = accelerator.Allocate1D<float>((long)Ceiling(shape.N, _lanes) * _lanes * shape.K);
        _strips = accelerator.Allocate1D<float>(shape.AInner != 1 ? (long)threads * _groupRows * shape.K : 0);
        _pack = new HostTasks(accelerator, PackPanel);
        _multiply = new HostTasks(accelerator, Multiply);
    }

    private int PanelWidth => 3 * _lanes;

    private int PanelCount => Ceiling(_shape.N, PanelWidth);

    /// <summary>Forms the sums of A B and hands them to <paramref name="end"/>.</summary>
    public void Run(ArrayView<float> a, ArrayView<float> b, TEnd end)
    {
        _a = HostMemory.Of(a);
        _b = HostMemory.Of(b);
        _end = end;
        bool isSmall = (double)_shape.M * _shape.N * _shape.K < 1 << 18;
        _pack.Run(PanelCount, isSmall);
        _multiply.Run(_groups * _panelTasks, isSmall);
    }

    public void Dispose()
    {
        _panels.Dispose();
        _strips.Dispose();
    }

    private static int Ceiling(int dividend, int divisor) => (dividend + divisor - 1) / divisor;

    /// <summary>Copies one panel of B, so that its rows of registers lie one behind the other; what is beyond B's last column is 0.</summary>
    private void PackPanel(int panel)
    {
        const int Block = 16;
        int first = panel * PanelWidth;
        int columns = Math.Min(_shape.N - first, PanelWidth);
        int width = Ceiling(columns, _lanes) * _lanes;
        float* target = HostMemory.Of<float>(_panels.View) + (long)first * _shape.K;
        float* source = _b + (long)first * _shape.BColumn;
        for (int from = 0; from < _shape.K; from += Block)
        {
            int to = Math.Min(from + Block, _shape.K);
            if (_shape.BColumn == 1)
            {
                for (int l = from; l < to; l++)
                    new ReadOnlySpan<float>(source + (long)l * _shape.BInner, columns).CopyTo(new Span<float>(target + (long)l * width, columns));
            }
            else
            {
                for (int j = 0; j < columns; j++)
                {
                    for (int l = from; l < to; l++)
                        target[(long)l * width + j] = source[(long)j * _shape.BColumn + l * _shape.BInner];
                }
            }

            for (int l = from; l < to; l++)
                new Span<float>(target + (long)l * width + columns, width - columns).Clear();
        }
    }

    /// <summary>One group of rows by some of the panels; each thread has room for the rows that it copies.</summary>
    private void Multiply(int task, int thread)
    {
        float* strips = HostMemory.Of<float>(_strips.View) + (long)thread * _groupRows * _shape.K;
        int first = task / _panelTasks * _groupRows;
        int firstPanel = task % _panelTasks * _panelsPerTask;
        int end = Math.Min(first + _groupRows, _shape.M);
        int endPanel = Math.Min(firstPanel + _panelsPerTask, PanelCount);
        bool copies = _shape.AInner != 1;
        if (copies)
            CopyRows(first, end, strips);
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            for (int row = FirstRow(panel, first); row < end; row += StripRows)
            {
                if (copies)
                    MultiplyTile(strips + (long)(row - first) * _shape.K, 1, StripRows, row, panel);
                else
                    MultiplyTile(_a + (long)row * _shape.ARow, _shape.ARow, 1, row, panel);
            }
        }
    }

    /// <summary>The first row of a group that starts a strip with something of a panel to form.</summary>
    private int FirstRow(int panel, int first) =>
        _shape.IsLower == 0 ? first : Math.Max(first, panel * PanelWidth / StripRows * StripRows);

    /// <summary>Copies rows of a transposed A strip by strip, four values for each l. What a cache line of A has is read at once.</summary>
    private void CopyRows(int first, int end, float* strips)
    {
        const int Block = 8;
        for (int from = 0; from < _shape.K; from += Block)
        {
            int to = Math.Min(from + Block, _shape.K);
            for (int row = first; row < end; row += StripRows)
            {
                float* source = _a + (long)row * _shape.ARow;
                float* target = strips + (long)(row - first) * _shape.K;
                for (int l = from; l < to; l++)
                {
                    if (end - row >= StripRows && _shape.ARow == 1)
                        Vector128.Store(Vector128.Load(source + (long)l * _shape.AInner), target + l * StripRows);
                    else
                        CopyPart(source + (long)l * _shape.AInner, target + l * StripRows, end - row);
                }
            }
        }
    }

    private void CopyPart(float* source, float* target, int rows)
    {
        for (int r = 0; r < Math.Min(rows, StripRows); r++)
            target[r] = source[r * _shape.ARow];
    }

    [SkipLocalsInit]
    private void MultiplyTile(float* a, long aRow, long aInner, int row, int panel)
    {
        float* tile = stackalloc float[StripRows * 3 * WideLanes.Count];
        int rows = Math.Min(_shape.M - row, StripRows);
        int column = panel * PanelWidth;
        int columns = Math.Min(_shape.N - column, PanelWidth);
        float* b = HostMemory.Of<float>(_panels.View) + (long)column * _shape.K;
        int width = Ceiling(columns, _lanes);
        for (int first = 0; first == 0 || first < _shape.K; first += MatrixProduct.Chunk)
        {
            int length = Math.Min(_shape.K - first, MatrixProduct.Chunk);
            var (from, panelFrom) = (first * aInner, (long)first * width * _lanes);
            if (Vector512.IsHardwareAccelerated)
                Chain<WideLanes>(width, a + from, aRow, aInner, rows, b + panelFrom, length, tile, first > 0);
            else
                Chain<NativeLanes>(width, a + from, aRow, aInner, rows, b + panelFrom, length, tile, first > 0);
        }

        for (int r = 0; r < rows; r++)
            _end.Take(row + r, column, columns, tile + r * width * _lanes);
    }

    private static void Chain<TLanes>(int width, float* a, long aRow, long aInner, int rows, float* b, int length, float* tile, bool add)
        where TLanes : struct, ILanes<TLanes>
    {
        if (width == 3)
            ChainRows<TripleRow<TLanes>>(a, aRow, aInner, rows, b, length, tile, add);
        else if (width == 2)
            ChainRows<DoubleRow<TLanes>>(a, aRow, aInner, rows, b, length, tile, add);
        else
            ChainRows<SingleRow<TLanes>>(a, aRow, aInner, rows, b, length, tile, add);
    }

    /// <summary>One chunk of a tile: four rows of A, of which the last are doubled where there are fewer, by the rows of a panel.</summary>
    private static void ChainRows<TRow>(float* a, long aRow, long aInner, int rows, float* b, int length, float* tile, bool add)
        where TRow : struct, IRow<TRow>
    {
        float* a1 = rows > 1 ? a + aRow : a;
        float* a2 = rows > 2 ? a1 + aRow : a1;
        float* a3 = rows > 3 ? a2 + aRow : a2;
        TRow sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        long l = 0;
        for (float* end = b + (long)length * TRow.Count; b < end; b += TRow.Count)
        {
            var row = TRow.Load(b);
            sum0 = sum0.Plus(a[l], row);
            sum1 = sum1.Plus(a1[l], row);
            sum2 = sum2.Plus(a2[l], row);
            sum3 = sum3.Plus(a3[l], row);
            l += aInner;
        }

        sum0.Store(tile, add);
        sum1.Store(tile + TRow.Count, add);
        sum2.Store(tile + 2 * TRow.Count, add);
        sum3.Store(tile + 3 * TRow.Count, add);
    }
}
