using BenchmarkDotNet.Running;
using KernelRD.Cases;

namespace KernelRD.Bench;

/// <summary>What a benchmark does in one call: the bytes it must move, and its floating-point operations.</summary>
internal sealed record Work(double Bytes, double Flops)
{
    public static Work Of(BenchmarkCase benchmark)
    {
        var operation = (Operation)benchmark.Parameters[nameof(OperationBenchmarks.Operation)];
        var one = operation.At(operation.Sizes.Full);
        return new(one.Bytes, one.Flops);
    }
}
