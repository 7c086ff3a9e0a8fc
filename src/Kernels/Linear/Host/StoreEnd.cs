namespace KernelRD.Kernels.Linear;

/// <summary>Stores the sums of a product as rows of n values.</summary>
internal readonly unsafe struct StoreEnd(ArrayView<float> c, int n) : IProductEnd
{
    private readonly float* _c = HostMemory.Of(c);

    public void Take(int row, int column, int count, float* sums) =>
        new ReadOnlySpan<float>(sums, count).CopyTo(new Span<float>(_c + (long)row * n + column, count));
}
