using KernelRD.Kernels.Linear;

namespace KernelRD.Cases;

/// <summary>The matrix products.</summary>
internal static class LinearCases
{
    private static readonly OperationSizes s_sizes = new(
        [2048, 784, 512], [192, 192, 192], [.. ProductCase.TestShapes.Select(shape => new[] { shape.M, shape.N, shape.K })]);

    public static IReadOnlyList<Operation> All { get; } =
        [Product("product-nn", ProductForm.NN), Product("product-nt", ProductForm.NT), Product("product-tn", ProductForm.TN)];

    private static Operation Product(string name, ProductForm form) => new(name, "m n k", s_sizes, size =>
    {
        var (m, n, k) = (size[0], size[1], size[2]);
        var shape = new ProductShape(form, m, n, k);
        var product = new ProductCase(form, m, n, k);
        return OperationCase.Of(
            product.Flops,
            product.Bytes,
            () => [product.A(), product.B(), new float[m * n]],
            d => PlainProduct.Run(shape, d[0], d[1], (at, sum) => d[2][at] = sum),
            d =>
            {
                var fast = d.Keep(new MatrixProduct(d.Accelerator, form, m, n, k));
                return () => fast.Run(d[0], d[1], d[2]);
            },
            d => SimdProduct.Run(shape, d[0], d[1], d[2]));
    });
}
