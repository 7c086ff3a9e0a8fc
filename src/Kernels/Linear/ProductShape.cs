namespace KernelRD.Kernels.Linear;

/// <summary>
/// The extents of C = A B, and how its factors lie: the steps, in elements, along a column and a row of A (ARow, AInner) and of B
/// (BInner, BColumn).
/// </summary>
/// <param name="form">Which factors are transposed.</param>
/// <param name="m">The rows of C.</param>
/// <param name="n">The columns of C.</param>
/// <param name="k">The terms of a sum.</param>
/// <param name="isLower">Whether only C[i, j] with j ≤ i count; what is above the diagonal is left as it is, or formed all the same.</param>
public readonly struct ProductShape(ProductForm form, int m, int n, int k, bool isLower = false)
{
    public readonly int M = m;
    public readonly int N = n;
    public readonly int K = k;
    public readonly int ARow = form == ProductForm.TN ? 1 : k;
    public readonly int AInner = form == ProductForm.TN ? m : 1;
    public readonly int BInner = form == ProductForm.NT ? 1 : n;
    public readonly int BColumn = form == ProductForm.NT ? k : 1;
    public readonly int IsLower = isLower ? 1 : 0;
}
