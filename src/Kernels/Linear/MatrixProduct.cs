namespace KernelRD.Kernels.Linear;

/// <summary>
/// The matrix product C = A B of one shape and form on one device: C[i, j] = Σₗ A[i, l] B[l, j], with A m × k, B k × n, C m × n, all dense,
/// row-major, float32. The sum over l is cut into chunks of <see cref="Chunk"/>; a chunk is one ascending chain of fused multiply-adds
/// from 0, and the chunks' sums are added in ascending order. Every kernel here keeps this order, and so gives the same bits.
/// </summary>
public sealed class MatrixProduct : IDisposable
{
    /// <summary>The most terms of one chain.</summary>
    public const int Chunk = 1024;

    private readonly Action<ArrayView<float>, ArrayView<float>, ArrayView<float>> _run;
    private readonly IDisposable _product;

    /// <summary>Loads what suits the device, and takes the scratch memory that it wants.</summary>
    /// <param name="accelerator">Where it runs.</param>
    /// <param name="form">Which factors are transposed.</param>
    /// <param name="m">The rows of C.</param>
    /// <param name="n">The columns of C.</param>
    /// <param name="k">The terms of a sum.</param>
    /// <param name="isLower">Whether only C[i, j] with j ≤ i are wanted, as of a symmetric C; the others are then anything.</param>
    /// <exception cref="ArgumentException">A matrix has 2³¹ elements or more.</exception>
    public MatrixProduct(Accelerator accelerator, ProductForm form, int m, int n, int k, bool isLower = false)
    {
        if (Math.Max(Math.Max((long)m * k, (long)k * n), (long)m * n) > int.MaxValue)
            throw new ArgumentException($"A product of {m} × {k} by {k} × {n} values has a matrix of 2³¹ elements or more.");
        if (accelerator.AcceleratorType == AcceleratorType.CPU)
        {
            var product = new HostProduct<StoreEnd>(accelerator, new(form, m, n, k, isLower));
            _run = (a, b, c) => product.Run(a, b, new StoreEnd(c, n));
            _product = product;
        }
        else
        {
            var product = new DeviceProduct(accelerator, new(form, m, n, k, isLower), ProductEnd.Store);
            _run = (a, b, c) => product.Run(a, b, c);
            _product = product;
        }
    }

    /// <summary>
    /// One element of C, as anyone would write it. A step along a row and a column of A is (aRow, aInner), of B (bInner, bColumn)
    /// elements; k is at least 0.
    /// </summary>
    [Kernel]
    public static void Naive(
        Index2D element,
        ArrayView<float> a,
        ArrayView<float> b,
        ArrayView<float> c,
        int n,
        int k,
        int aRow,
        int aInner,
        int bInner,
        int bColumn)
    {
        float sum = 0f;
        for (int first = 0; first < k; first += Chunk)
        {
            int end = k - first < Chunk ? k : first + Chunk;
            float chain = 0f;
            for (int l = first; l < end; l++)
                chain = MathF.FusedMultiplyAdd(a[element.Y * aRow + l * aInner], b[l * bInner + element.X * bColumn], chain);
            sum = first == 0 ? chain : sum + chain;
        }

        c[element.Y * n + element.X] = sum;
    }

    /// <summary>Loads <see cref="Naive"/>; the delegate takes A, B and C.</summary>
    public static Action<ArrayView<float>, ArrayView<float>, ArrayView<float>> LoadNaive(
        Accelerator accelerator, ProductForm form, int m, int n, int k)
    {
        var naive = accelerator.LoadAutoGroupedStreamKernel<
            Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int, int, int, int>(Naive);
        var s = new ProductShape(form, m, n, k);
        return (a, b, c) => naive(new Index2D(n, m), a, b, c, n, k, s.ARow, s.AInner, s.BInner, s.BColumn);
    }

    /// <summary>Queues C = A B. C must not share memory with A or B. One thread at a time.</summary>
    public void Run(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c) => _run(a, b, c);

    public void Dispose() => _product.Dispose();
}
