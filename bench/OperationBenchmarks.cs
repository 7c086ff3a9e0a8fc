using BenchmarkDotNet.Attributes;
using KernelRD.Cases;

namespace KernelRD.Bench;

/// <summary>Every operation at its full size on every engine, beside plain C# and, where there is one, a routine with SIMD.</summary>
public class OperationBenchmarks
{
    private readonly Context _context = Context.CreateDefault();
    private readonly List<IDisposable> _used = [];

    private Action _run = null!;

    public static IEnumerable<Operation> All => Operations.All;

    [ParamsSource(nameof(All))]
    public Operation Operation { get; set; } = null!;

    [GlobalSetup(Target = nameof(Plain))]
    public void SetUpPlain() => _run = Keep(Case.Plain()).Run;

    [GlobalSetup(Target = nameof(Simd))]
    public void SetUpSimd() => _run = Keep((Case.Simd ?? throw new NotSupportedException($"Nobody has written {Operation} with SIMD."))()).Run;

    [GlobalSetup(Target = nameof(Cpu))]
    public void SetUpCpu() => SetUp("cpu");

    [GlobalSetup(Target = nameof(OpenCl))]
    public void SetUpOpenCl() => SetUp("opencl");

    [GlobalSetup(Target = nameof(Cuda))]
    public void SetUpCuda() => SetUp("cuda");

    [GlobalCleanup]
    public void CleanUp()
    {
        foreach (var used in Enumerable.Reverse(_used))
            used.Dispose();
        _context.Dispose();
    }

    [Benchmark(Baseline = true, Description = "plain C#")]
    public void Plain() => _run();

    [Benchmark(Description = "C# with SIMD")]
    public void Simd() => _run();

    [Benchmark(Description = "cpu")]
    public void Cpu() => _run();

    [Benchmark(Description = "opencl")]
    public void OpenCl() => _run();

    [Benchmark(Description = "cuda")]
    public void Cuda() => _run();

    private OperationCase Case => Operation.At(Operation.Sizes.Full);

    private void SetUp(string kind)
    {
        var accelerator = Keep(Timings.Find(_context, kind).CreateAccelerator(_context));
        var work = Keep(Case.Load(accelerator));
        _run = () =>
        {
            work.Run();
            accelerator.Synchronize();
        };
    }

    private T Keep<T>(T used)
        where T : IDisposable
    {
        _used.Add(used);
        return used;
    }
}
