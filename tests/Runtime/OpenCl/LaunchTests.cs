using KernelRD.Simulation;
using Floats = KernelRD.Runtime.ArrayView1D<float, KernelRD.Runtime.Stride1D.Dense>;

namespace KernelRD.Tests;

internal sealed class LaunchTests : OpenClFixture
{
    [Test]
    public void EveryIndexIsVisitedOnce([Values(0, 1, 2, 63, 64, 65, 97, 511, 512, 513, 1021)] int width, [Values(0, 1, 7, 8, 9, 61)] int height)
    {
        // One more column and row than the launch, to see that it stays inside.
        using var plane = Accelerator.Allocate2DDenseX<float>(new LongIndex2D(width + 1, height + 1));
        plane.MemSetToZero();
        Accelerator.Load(Visit).Launch(Accelerator.DefaultStream, Extent(width, height), new(plane.View));
        float[] visits = plane.GetAsArray1D();
        float[] expected = [.. Enumerable.Range(0, visits.Length).Select(i => i % (width + 1) < width && i / (width + 1) < height ? 1f : 0f)];
        Assert.That(visits, Is.EqualTo(expected));
    }

    [Test]
    public void ACellAWorkItemGivesTheSameBits()
    {
        // As on a GPU, which the machines that run the tests mostly lack.
        using var gpuLike = Create(runsBlocks: false);
        var settings = new SimulationSettings(
            Models.Find("gray-scott")!, new ParameterValues(Models.Find("gray-scott")!, null), 97, 61, 0.5, Boundary.Periodic, Seed: 1);
        Assert.That(StateAfter(gpuLike), Is.EqualTo(StateAfter(Accelerator)));
        Assert.That(gpuLike.Compilations.Select(compilation => compilation.Options), Has.None.Contains("KRD_BLOCKS"));

        float[] StateAfter(Accelerator accelerator)
        {
            using var simulator = new Simulator(accelerator, settings);
            float[] u = new float[settings.CellCount], v = new float[settings.CellCount];
            simulator.Advance(50);
            simulator.Read(u, v);
            return [.. u, .. v];
        }
    }

    [Test]
    public void ALineIsCoveredExactly([Values(0, 1, 63, 64, 65, 511, 512, 513, 4096, 4099)] int length)
    {
        using var source = Accelerator.Allocate1D(Enumerable.Range(0, length + 1).Select(i => (float)i).ToArray());
        using var target = Accelerator.Allocate1D<float>(length + 1);
        target.MemSetToZero();
        Accelerator.Load(Add).Launch(Accelerator.DefaultStream, Extent(length), (source.View, target.View, 0.5f));
        Assert.That(target.GetAsArray1D(), Is.EqualTo(Enumerable.Range(0, length + 1).Select(i => i < length ? i + 0.5f : 0f)));
    }

    [Test]
    public void OverlappingViewsSeeWhatTheLaunchWrote()
    {
        // Each cell takes its left neighbour's new value, one work-item after the other.
        var chain = new HandWrittenKernel<(Floats Source, Floats Target, float Summand)>("chain", """
            __kernel void chain(int extent_x,
                __global const float* KRD_RESTRICT s_data, long s_offset, long s_length,
                __global float* KRD_RESTRICT t_data, long t_offset, long t_length, float summand)
            {
                if (get_global_id(0) == 0)
                    for (int x = 0; x < extent_x; x++)
                        t_data[t_offset + x] = s_data[s_offset + x] + summand;
            }
            """, Add.Bind);
        using var line = Accelerator.Allocate1D(new float[1000]);
        Accelerator.Load(chain).Launch(Accelerator.DefaultStream, Extent(999), (line.View.BaseView.SubView(0, 999), line.View.BaseView.SubView(1, 999), 1f));
        Assert.That(line.GetAsArray1D(), Is.EqualTo(Enumerable.Range(0, 1000)));
        Assert.That(Accelerator.Compilations.Count(compilation => compilation.Kernel == chain.Name && compilation.Options.Contains("RESTRICT=restrict")),
            Is.EqualTo(1), "the form for separate views");
    }

    [Test]
    public void AViewStartsWhereItWasCut()
    {
        using var source = Accelerator.Allocate1D(Enumerable.Range(0, 100).Select(i => (float)i).ToArray());
        using var target = Accelerator.Allocate1D(new float[100]);
        Accelerator.Load(Add).Launch(Accelerator.DefaultStream, Extent(10), (source.View.BaseView.SubView(37, 10), target.View.BaseView.SubView(90, 10), 0f));
        Assert.That(target.GetAsArray1D(), Is.EqualTo(Enumerable.Range(0, 100).Select(i => i < 90 ? 0f : i - 53f)));
    }

    [Test]
    public void SpecializedValuesAreConstantsOfTheProgram()
    {
        var store = new HandWrittenKernel<(Floats Target, SpecializedValue<int> Int, SpecializedValue<float> Float, SpecializedValue<bool> Flag)>("store", """
            #define TEXT(x) #x
            #define TEXT_OF(x) TEXT(x)
            __kernel void store(int extent_x, __global float* t_data, long t_offset, long t_length)
            {
                float values[INT < 0 ? 3 : 2];
                values[0] = INT;
                values[1] = FLOAT;
                t_data[t_offset] = values[0];
                t_data[t_offset + 1] = values[1];
                t_data[t_offset + 2] = FLAG ? sizeof(values) : 0;
            }
            """,
            static (ref writer, in args) =>
            {
                writer.Write(args.Target);
                writer.Write(args.Int);
                writer.Write(args.Float);
                writer.Write(args.Flag);
            })
        {
            Specialized = ["INT", "FLOAT", "FLAG"],
        };
        using var accelerator = Create();
        using var target = accelerator.Allocate1D<float>(3);
        var loaded = accelerator.Load(store);
        float[] Run(int i, float f, bool b)
        {
            loaded.Launch(accelerator.DefaultStream, Extent(1), (target.View, SpecializedValue.New(i), SpecializedValue.New(f), SpecializedValue.New(b)));
            return target.GetAsArray1D();
        }

        Assert.That(Run(7, 0.1f, true), Is.EqualTo(new[] { 7f, 0.1f, 8f }));
        Assert.That(Run(-8, -1e-45f, true), Is.EqualTo(new[] { -8f, -1e-45f, 12f }));
        Assert.That(Run(int.MinValue, float.MaxValue, false), Is.EqualTo(new[] { int.MinValue, float.MaxValue, 0f }));
        Assert.That(Run(0, float.NegativeInfinity, false), Is.EqualTo(new[] { 0f, float.NegativeInfinity, 0f }));
        Assert.That(Run(0, float.NaN, false)[1], Is.NaN);
        int compiled = accelerator.Compilations.Count;
        Run(7, 0.1f, true);
        Assert.That(accelerator.Compilations, Has.Count.EqualTo(compiled), "compiled once for each set of values");
    }

    [Test]
    public void DynamicSharedMemoryAndItsSizeAreTheLastParameters()
    {
        var reverse = new HandWrittenKernel<ValueTuple<Floats>>("reverse", """
            __kernel void reverse(__global float* d_data, long d_offset, long d_length, __local uchar* dynamic_shared, int dynamic_shared_bytes)
            {
                __local float* shared = (__local float*)dynamic_shared;
                int i = get_local_id(0), n = dynamic_shared_bytes / 4;
                __global float* mine = d_data + d_offset + get_group_id(0) * n;
                shared[i] = mine[i];
                barrier(CLK_LOCAL_MEM_FENCE);
                mine[i] = shared[n - 1 - i];
            }
            """, static (ref writer, in args) => writer.Write(args.Item1))
        {
            Grouped = true,
            DynamicShared = true,
        };
        using var data = Accelerator.Allocate1D(Enumerable.Range(0, 21).Select(i => (float)i).ToArray());
        var config = new KernelConfig(3, 7, SharedMemoryConfig.RequestDynamic<float>(7));
        Accelerator.Load(reverse).Launch(Accelerator.DefaultStream, LaunchShape.Of(config), new(data.View));
        Assert.That(data.GetAsArray1D(), Is.EqualTo(new[] { 6, 5, 4, 3, 2, 1, 0, 13, 12, 11, 10, 9, 8, 7, 20, 19, 18, 17, 16, 15, 14 }));

        var tooMuch = new KernelConfig(1, 7, SharedMemoryConfig.RequestDynamic<byte>(Device.MaxSharedMemoryPerGroup + 1));
        Assert.That(
            () => Accelerator.Load(reverse).Launch(Accelerator.DefaultStream, LaunchShape.Of(tooMuch), new(data.View)),
            Throws.ArgumentException.With.Message.Contains("shared memory").And.Message.Contains("Tests.reverse").And.Message.Contains(Device.Name));
    }

    [Test]
    public void AGroupThatIsTooLargeIsRefused()
    {
        using var plane = Accelerator.Allocate2DDenseX<float>(new LongIndex2D(1, 1));
        var config = new KernelConfig(1, Device.MaxNumThreadsPerGroup + 1);
        Assert.That(
            () => Accelerator.Load(Visit).Launch(Accelerator.DefaultStream, LaunchShape.Of(config), new(plane.View)),
            Throws.ArgumentException.With.Message.Contains("too large").And.Message.Contains("Tests.visit").And.Message.Contains(Device.Name));
    }

    [Test]
    public void ALaunchAllocatesNothing()
    {
        using var plane = Accelerator.Allocate2DDenseX<float>(new LongIndex2D(8, 8));
        var loaded = Accelerator.Load(Visit);
        var stream = Accelerator.DefaultStream;
        Launch(10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Launch(10_000);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Launch(int times)
        {
            for (int i = 0; i < times; i++)
                loaded.Launch(stream, Extent(8, 8), new(plane.View));
        }
    }

    [Test]
    public void MoreLaunchesThanTheQueueHoldsAllRun()
    {
        using var plane = Accelerator.Allocate2DDenseX<float>(new LongIndex2D(1, 1));
        plane.MemSetToZero();
        var loaded = Accelerator.Load(Visit);
        for (int i = 0; i < 10_000; i++)
            loaded.Launch(Accelerator.DefaultStream, Extent(1, 1), new(plane.View));
        Assert.That(plane.GetAsArray1D(), Is.EqualTo(new[] { 10_000f }));
    }

    [Test]
    public void ThreadsShareAKernelAndAnAccelerator()
    {
        var loaded = Accelerator.Load(Add);
        Parallel.For(0, 8, thread =>
        {
            using var stream = Accelerator.CreateStream();
            using var source = Accelerator.Allocate1D(new float[100]);
            using var target = Accelerator.Allocate1D<float>(100);
            for (int i = 0; i < 100; i++)
            {
                float summand = thread * 1000 + i;
                loaded.Launch(stream, Extent(100), (source.View, target.View, summand));
                float[] result = new float[100];
                target.View.CopyToCPU(stream, result.AsSpan());
                Assert.That(result, Is.All.EqualTo(summand));
            }
        });
    }

    [Test]
    public void AcceleratorsOnOneDeviceAreIndependent() => Parallel.For(0, 4, thread =>
    {
        using var context = Context.Create(builder => builder.OpenCL());
        using var accelerator = context.CreateCLAccelerator(0);
        using var source = accelerator.Allocate1D(new float[1000]);
        using var target = accelerator.Allocate1D<float>(1000);
        for (int i = 0; i < 10; i++)
            accelerator.Load(Add).Launch(accelerator.DefaultStream, Extent(1000), (source.View, target.View, thread + i));
        Assert.That(target.GetAsArray1D(), Is.All.EqualTo(thread + 9f));
    });
}
