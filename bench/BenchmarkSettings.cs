using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KernelRD.Cases;

namespace KernelRD.Bench;

/// <summary>How benchmarks are run and shown.</summary>
internal static class BenchmarkSettings
{
    private static readonly string[] s_devices = Timings.Devices();

    /// <summary>In this process, as the repository's build settings would trip a project generated below it.</summary>
    public static IConfig Create() => DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(30))
        .AddFilter(new SimpleFilter(benchmark => Exists(benchmark.Descriptor.WorkloadMethod.Name, (Operation)benchmark.Parameters[nameof(OperationBenchmarks.Operation)])))
        .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Job)
        .AddColumn(
            new ThroughputColumn("GB/s", "Billion bytes a second, every value moved once", work => work.Bytes),
            new ThroughputColumn("GFLOP/s", "Billion floating-point operations a second", work => work.Flops),
            new CeilingColumn());

    /// <summary>Whether this machine has the device, and somebody has written the operation with SIMD.</summary>
    private static bool Exists(string benchmark, Operation operation) => benchmark switch
    {
        nameof(OperationBenchmarks.Plain) => true,
        nameof(OperationBenchmarks.Simd) => operation.At(operation.Sizes.Quick).Simd is not null,
        _ => s_devices.Contains(benchmark, StringComparer.OrdinalIgnoreCase),
    };
}
