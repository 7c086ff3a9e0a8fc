namespace KernelRD.Kernels.Linear;

/// <summary>What becomes of a product's sums when they are complete.</summary>
internal unsafe interface IProductEnd
{
    /// <summary>Takes C[row, column] … C[row, column + count − 1]. Comes once for each element, on any thread.</summary>
    void Take(int row, int column, int count, float* sums);
}
