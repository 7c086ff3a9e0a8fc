using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using KernelRD.Cases;

namespace KernelRD.Bench;

/// <summary>The time that a device's ceilings allow, as a part of the time it took. They are measured when the table is made.</summary>
internal sealed class CeilingColumn : IColumn
{
    private const double SampleSeconds = 0.01;

    // Both last as long as the process.
    private readonly Context _context = Context.CreateDefault();
    private readonly Dictionary<string, Ceilings> _ceilings = [];

    public string Id => "Ceiling";

    public string ColumnName => "Of ceiling";

    public string Legend => "Part of what copies or fused multiply-adds allow, both measured on the same device";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Metric;

    public int PriorityInCategory => 1;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        string device = benchmarkCase.Descriptor.WorkloadMethod.Name;
        if (device is nameof(OperationBenchmarks.Plain) or nameof(OperationBenchmarks.Simd))
            return "-";
        if (summary[benchmarkCase]?.ResultStatistics is not { } statistics)
            return "NA";
        var work = Work.Of(benchmarkCase);
        if (!_ceilings.TryGetValue(device, out var ceilings))
            _ceilings[device] = ceilings = new(Timings.Find(_context, device).CreateAccelerator(_context), SampleSeconds);
        return (ceilings.Least(work.Bytes, work.Flops).Seconds / (statistics.Mean * 1e-9)).ToString("0 %", CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}
