using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace KernelRD.Bench;

/// <summary>How benchmarks are run and shown.</summary>
internal static class BenchmarkSettings
{
    /// <summary>In this process, as the repository's build settings would trip a project generated below it.</summary>
    public static IConfig Create() => DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(30))
        .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Job)
        .AddColumn(
            new ThroughputColumn("Gcell/s", "Billion cells a second", work => work.Cells),
            new ThroughputColumn("GB/s", "Billion bytes a second, every value moved once", work => work.Bytes),
            new ThroughputColumn("GFLOP/s", "Billion floating-point operations a second", work => work.Flops));
}
