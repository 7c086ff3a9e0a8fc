using BenchmarkDotNet.Attributes;
using KernelRD.Cases;
using KernelRD.Kernels.Linear;

namespace KernelRD.Bench;

/// <summary>The hidden layer's matrix products on every engine, beside the plain kernel.</summary>
public class ProductBenchmarks
{
    private readonly Context _context = Context.CreateDefault();
    private readonly List<IDisposable> _used = [];

    private Action _run = null!;

    public static IEnumerable<ProductCase> Products => ProductCase.Benchmarks;

    [ParamsSource(nameof(Products))]
    public ProductCase Product { get; set; } = null!;

    [GlobalSetup(Target = nameof(Naive))]
    public void SetUpNaive() => SetUp("cpu", accelerator => MatrixProduct.LoadNaive(accelerator, Product.Form, Product.M, Product.N, Product.K));

    [GlobalSetup(Target = nameof(Cpu))]
    public void SetUpCpu() => SetUp("cpu", Load);

    [GlobalSetup(Target = nameof(OpenCl))]
    public void SetUpOpenCl() => SetUp("opencl", Load);

    [GlobalCleanup]
    public void CleanUp()
    {
        foreach (var used in Enumerable.Reverse(_used))
            used.Dispose();
        _context.Dispose();
    }

    [Benchmark(Baseline = true, Description = "plain kernel, cpu")]
    public void Naive() => _run();

    [Benchmark(Description = "cpu")]
    public void Cpu() => _run();

    [Benchmark(Description = "opencl")]
    public void OpenCl() => _run();

    private Action<ArrayView<float>, ArrayView<float>, ArrayView<float>> Load(Accelerator accelerator)
    {
        var product = new MatrixProduct(accelerator, Product.Form, Product.M, Product.N, Product.K);
        _used.Add(product);
        return product.Run;
    }

    private void SetUp(string kind, Func<Accelerator, Action<ArrayView<float>, ArrayView<float>, ArrayView<float>>> load)
    {
        var accelerator = Timings.Find(_context, kind).CreateAccelerator(_context);
        _used.Add(accelerator);
        var a = accelerator.Allocate1D(Product.A());
        var b = accelerator.Allocate1D(Product.B());
        var c = accelerator.Allocate1D<float>((long)Product.M * Product.N);
        _used.AddRange([a, b, c]);
        var run = load(accelerator);
        _run = () =>
        {
            run(a.View, b.View, c.View);
            accelerator.Synchronize();
        };
    }
}
