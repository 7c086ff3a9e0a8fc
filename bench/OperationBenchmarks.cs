using BenchmarkDotNet.Attributes;
using KernelRD.Cases;

namespace KernelRD.Bench;

/// <summary>Every operation on every engine, beside its plain C# reference.</summary>
public class OperationBenchmarks
{
    private readonly Context _context = Context.CreateDefault();
    private readonly List<IDisposable> _used = [];

    private HostFields _host = null!;
    private Action _device = null!;

    public static IEnumerable<OperationCase> Operations => ReactionDiffusionCases.All;

    public static IEnumerable<Index2D> Extents => OperationCase.BenchmarkExtents;

    [ParamsSource(nameof(Operations))]
    public OperationCase Operation { get; set; } = null!;

    [ParamsSource(nameof(Extents))]
    public Index2D Extent { get; set; }

    [GlobalSetup(Target = nameof(Reference))]
    public void SetUpReference() => _host = new HostFields(Extent);

    [GlobalSetup(Target = nameof(Cpu))]
    public void SetUpCpu() => SetUp("cpu");

    [GlobalSetup(Target = nameof(OpenCl))]
    public void SetUpOpenCl() => SetUp("opencl");

    [GlobalCleanup]
    public void CleanUp()
    {
        foreach (var used in Enumerable.Reverse(_used))
            used.Dispose();
        _context.Dispose();
    }

    [Benchmark(Baseline = true, Description = "plain C#")]
    public void Reference() => Operation.Reference(_host);

    [Benchmark(Description = "cpu")]
    public void Cpu() => _device();

    [Benchmark(Description = "opencl")]
    public void OpenCl() => _device();

    private void SetUp(string kind)
    {
        var accelerator = Timings.Find(_context, kind).CreateAccelerator(_context);
        var fields = new DeviceFields(accelerator, new HostFields(Extent));
        var run = Operation.Load(accelerator);
        _used.AddRange([accelerator, fields]);
        _device = () =>
        {
            run(fields);
            accelerator.Synchronize();
        };
    }
}
