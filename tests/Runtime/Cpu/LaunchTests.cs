using KernelRD.Tests.Cpu;

namespace KernelRD.Tests;

/// <summary>Launches on the CPU engine: all work-items run once, whatever the threads, and nothing is allocated.</summary>
public sealed class CpuLaunchTests
{
    private Context _context = null!;
    private Accelerator _accelerator = null!;

    [SetUp]
    public void Create()
    {
        _context = Context.Create(builder => builder.CPU());
        _accelerator = new CPUDevice(3).CreateAccelerator(_context);
    }

    [TearDown]
    public void Dispose()
    {
        _accelerator.Dispose();
        _context.Dispose();
    }

    [TestCase(1, 1, 1)]
    [TestCase(1021, 1, 1)]
    [TestCase(3, 257, 1)]
    [TestCase(17, 2, 61)]
    [TestCase(0, 5, 5)]
    [TestCase(5, 5, 0)]
    public void EveryIndexIsVisitedOncePerLaunch(int x, int y, int z)
    {
        using var visits = _accelerator.Allocate1D(new int[x * y * z]);
        var count = _accelerator.LoadAutoGroupedStreamKernel<Index3D, ArrayView<int>, int, int>(LaunchKernels.Count);
        // The first ones on the team, whose cost is unknown, later ones on the launcher, if they are cheap.
        for (int i = 0; i < 20; i++)
            count((x, y, z), visits.View, x, y);
        Assert.That(visits.GetAsArray1D(), Is.All.EqualTo(20));
    }

    [Test]
    public void ThreadsDoNotChangeResults()
    {
        const int Length = 20_000;
        int[][] results = [.. new[] { 1, 2, 5 }.Select(threads =>
        {
            using var accelerator = new CPUDevice(threads).CreateAccelerator(_context);
            using var steps = accelerator.Allocate1D<int>(Length);
            var collatz = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(LaunchKernels.Collatz);
            collatz(Length, steps.View);
            collatz(Length, steps.View);
            return steps.GetAsArray1D();
        })];
        Assert.That(results[1], Is.EqualTo(results[0]));
        Assert.That(results[2], Is.EqualTo(results[0]));
        Assert.That(results[0][26], Is.EqualTo(111));
    }

    [Test]
    public void ThreadsMayLaunchAtOnce()
    {
        const int Length = 3_000;
        using var expected = _accelerator.Allocate1D<int>(Length);
        var collatz = _accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(LaunchKernels.Collatz);
        collatz(Length, expected.View);
        int[] results = expected.GetAsArray1D();
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            using var steps = _accelerator.Allocate1D<int>(Length - i);
            collatz(Length - i, steps.View);
            Assert.That(steps.GetAsArray1D(), Is.EqualTo(results.Take(Length - i)));
        });
    }

    [Test]
    public void AKernelsExceptionReachesTheLauncher([Values(1, 5_000)] int length)
    {
        using var values = _accelerator.Allocate1D<int>(length);
        var divide = _accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>, int>(LaunchKernels.Divide);
        Assert.That(() => divide(length, values.View, length - 1), Throws.InstanceOf<DivideByZeroException>());
        divide(length, values.View, -1);
        Assert.That(values.GetAsArray1D()[0], Is.EqualTo(1 << 20));
    }

    [Test]
    public void GroupsAndWorkItemsKnowTheirPlace()
    {
        using var linear = _accelerator.Allocate1D<int>(4 * 3 * 2 * 60);
        using var visits = _accelerator.Allocate1D(new int[linear.Length]);
        var whereAmI = _accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(LaunchKernels.WhereAmI);
        whereAmI((new Index3D(4, 3, 2), new Index3D(5, 4, 3)), linear.View, visits.View);
        Assert.That(visits.GetAsArray1D(), Is.All.EqualTo(1));
        Assert.That(linear.GetAsArray1D(), Is.EqualTo(Enumerable.Range(0, 24 * 60).Select(i => i % 60 + 1000 * (i / 60))));
    }

    [Test]
    public void LaunchesAllocateNothing()
    {
        using var steps = _accelerator.Allocate1D<int>(2_000);
        var nothing = _accelerator.LoadAutoGroupedStreamKernel<Index1D, int>(LaunchKernels.Nothing);
        var collatz = _accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(LaunchKernels.Collatz);
        var view = steps.View.BaseView;
        // The unoptimised code of a first call may box; it is replaced after a while.
        Assert.That(() => AllocatedBy(() => nothing(1, 0)), Is.Zero.After(20_000, 50), "a launch on the caller");
        Assert.That(() => AllocatedBy(() => collatz(2_000, view)), Is.Zero.After(20_000, 50), "a launch on the team");
    }

    [Test]
    public void AtomicsLoseNothing()
    {
        const int Length = 10_000;
        using var ints = _accelerator.Allocate1D([0, 0, 0, 0, 0, 0xFFFF]);
        using var uints = _accelerator.Allocate1D(new uint[2]);
        using var longs = _accelerator.Allocate1D(new long[2]);
        using var ulongs = _accelerator.Allocate1D(new ulong[2]);
        using var floats = _accelerator.Allocate1D(new float[3]);
        using var doubles = _accelerator.Allocate1D(new double[2]);
        var atomics = _accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<int>, ArrayView<uint>, ArrayView<long>, ArrayView<ulong>, ArrayView<float>, ArrayView<double>>(
            LaunchKernels.Atomics);
        atomics(Length, ints.View, uints.View, longs.View, ulongs.View, floats.View, doubles.View);

        const int Sum = Length * (Length + 1) / 2;
        int flipped = Enumerable.Range(1, Length).Aggregate((left, right) => left ^ right);
        Assert.That(ints.GetAsArray1D(), Is.EqualTo(new[] { Sum, Length, -Length, flipped, 0xFFFF, 0 }));
        Assert.That(uints.GetAsArray1D(), Is.EqualTo(new uint[] { Sum, Length }));
        Assert.That(longs.GetAsArray1D(), Is.EqualTo(new[] { (long)Sum << 20, -((long)Length << 20) }));
        Assert.That(ulongs.GetAsArray1D(), Is.EqualTo(new[] { (ulong)Sum << 32, (ulong)flipped << 32 }));
        Assert.That(floats.GetAsArray1D(), Is.EqualTo(new[] { Length / 4 * 3f, Length, -Length }));
        Assert.That(doubles.GetAsArray1D(), Is.EqualTo(new[] { Sum * 0.5, Length }));
    }

    [Test]
    public void ADisposedAcceleratorLaunchesNothing()
    {
        var nothing = _accelerator.LoadAutoGroupedStreamKernel<Index1D, int>(LaunchKernels.Nothing);
        using var buffer = _accelerator.Allocate1D<int>(3);
        _accelerator.Dispose();
        Assert.That(() => nothing(1, 0), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _accelerator.Allocate1D<int>(1), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => buffer.GetAsArray1D(), Throws.InstanceOf<ObjectDisposedException>(), "the accelerator frees what is left");
    }

    // The least of several batches: what happens once may allocate, such as starting threads.
    private static long AllocatedBy(Action launch)
    {
        long least = long.MaxValue;
        for (int batch = 0; batch < 4 && least > 0; batch++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
                launch();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
