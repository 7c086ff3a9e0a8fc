using BenchmarkDotNet.Running;
using KernelRD.Cases;

namespace KernelRD.Bench;

/// <summary>What a benchmark does in one call: the cells of a field it steps (none for a product), the bytes it must move, its operations.</summary>
internal sealed record Work(double? Cells, double Bytes, double Flops)
{
    public static Work Of(BenchmarkCase benchmark)
    {
        if (benchmark.Parameters[nameof(ProductBenchmarks.Product)] is ProductCase product)
            return new(null, product.Bytes, product.Flops);
        var operation = (OperationCase)benchmark.Parameters[nameof(OperationBenchmarks.Operation)];
        var extent = (Index2D)benchmark.Parameters[nameof(OperationBenchmarks.Extent)];
        return new((double)extent.X * extent.Y, operation.Bytes(extent), operation.Flops(extent));
    }
}
