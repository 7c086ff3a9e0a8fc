namespace KernelRD.Kernels.Linear;

/// <summary>The steps, in elements, along a row and a column of a product's A (ARow, AInner) and B (BInner, BColumn).</summary>
internal readonly struct Strides(ProductForm form, int m, int n, int k)
{
    public readonly int ARow = form == ProductForm.TN ? 1 : k;
    public readonly int AInner = form == ProductForm.TN ? m : 1;
    public readonly int BInner = form == ProductForm.NT ? 1 : n;
    public readonly int BColumn = form == ProductForm.NT ? k : 1;
}
