using KernelRD.Kernels.Network;

namespace KernelRD.Training;

/// <summary>
/// Norms of matrices with m rows. The device adds up the squares of each row; the host adds the rows in ascending order, in double.
/// </summary>
internal sealed class RowNorms : IDisposable
{
    private readonly RowSquares _squares;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _rows;
    private readonly float[] _hostRows;

    public RowNorms(Accelerator accelerator, int rows)
    {
        _squares = new RowSquares(accelerator, rows);
        _rows = accelerator.Allocate1D<float>(rows);
        _hostRows = new float[rows];
    }

    /// <summary>‖x‖_F.</summary>
    public double Of(ArrayView<float> x)
    {
        _squares.Squares(x, _rows.View);
        return Read().Frobenius;
    }

    /// <summary>‖x − y‖_F, and the largest and the mean Euclidean norm of its rows.</summary>
    public (double Frobenius, double Largest, double Mean) OfDistance(ArrayView<float> x, ArrayView<float> y)
    {
        _squares.Distances(x, y, _rows.View);
        return Read();
    }

    public void Dispose()
    {
        _squares.Dispose();
        _rows.Dispose();
    }

    private (double Frobenius, double Largest, double Mean) Read()
    {
        _rows.View.BaseView.CopyToCPU(_hostRows);
        double squares = 0;
        double largest = 0;
        double sum = 0;
        foreach (float row in _hostRows)
        {
            double norm = Math.Sqrt(row);
            squares += row;
            // Not by a comparison alone: NaN is to be seen.
            largest = Math.Max(largest, norm);
            sum += norm;
        }

        return (Math.Sqrt(squares), largest, sum / _hostRows.Length);
    }
}
