using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using KernelRD.Cases;

namespace KernelRD.Bench;

/// <summary>An amount of work per second, in billions.</summary>
internal sealed class ThroughputColumn(string name, string legend, Func<OperationCase, Index2D, double> work) : IColumn
{
    public string Id => name;

    public string ColumnName => name;

    public string Legend => legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Metric;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var operation = (OperationCase)benchmarkCase.Parameters[nameof(OperationBenchmarks.Operation)];
        var extent = (Index2D)benchmarkCase.Parameters[nameof(OperationBenchmarks.Extent)];
        // Mean is in nanoseconds.
        return summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? (work(operation, extent) / statistics.Mean).ToString("0.###", CultureInfo.InvariantCulture)
            : "NA";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}
