using System.Globalization;
using Floats = KernelRD.Runtime.ArrayView1D<float, KernelRD.Runtime.Stride1D.Dense>;

namespace KernelRD.Tests;

/// <summary>
/// What goes wrong in a driver, or is missing from a device, names the call, the code and the kernel, and leaks nothing; each test has a
/// loader of its own.
/// </summary>
internal sealed class OpenClFaultTests : OpenClFixture
{
    private const int AllocationFailure = -4;
    private const int OutOfResources = -5;

    // What these return changes nothing: objects that go, and programs and logs on their way to the disk.
    private static readonly string[] s_silent =
    [
        "clReleaseContext", "clReleaseCommandQueue", "clReleaseMemObject", "clReleaseProgram", "clReleaseKernel", "clReleaseEvent",
        "clCreateProgramWithBinary", "clBuildProgram", "clGetProgramInfo", "clGetProgramBuildInfo", "clWaitForEvents",
    ];

    private OpenClStandIn _standIn = null!;

    private static HandWrittenKernel<ValueTuple<Floats>> Reverse { get; } = Grouping(ReverseText(0));

    [SetUp]
    public void CreateLoader()
    {
        // Skips where the machine has no OpenCL.
        _ = Accelerator;
        _standIn = new OpenClStandIn();
    }

    [TearDown]
    public void NothingIsLeft()
    {
        int living = _standIn.Living;
        _standIn.Dispose();
        Assert.That(living, Is.Zero);
    }

    [Test]
    public void ALibraryThatIsNoLoaderIsNamed()
    {
        Assert.That(CLApi.Find("", out string reason), Is.Null);
        Assert.That(reason, Does.Contain(CLApi.Variable).And.Contain("empty").And.EndsWith("."));
        Assert.That(CLApi.Find("/nowhere/libOpenCL.so.1", out reason), Is.Null);
        Assert.That(reason, Does.Contain("/nowhere/libOpenCL.so.1").And.Contain("does not exist").And.EndsWith("."));
        string assembly = typeof(OpenClFaultTests).Assembly.Location;
        Assert.That(CLApi.Find(assembly, out reason), Is.Null);
        Assert.That(reason, Does.Contain(assembly).And.Contain("no library").And.EndsWith("."));
        using var other = new CudaStandIn();
        Assert.That(CLApi.Find(other.File, out reason), Is.Null);
        Assert.That(reason, Does.Contain(other.File).And.Contain("clGetPlatformIDs").And.EndsWith("."));
    }

    [Test]
    public void NoPlatformIsASentence()
    {
        _standIn.Set("platforms", 0);
        Assert.That(Problem(), Does.Contain("knows no platform").And.Contain("pocl-opencl-icd"));
    }

    [TestCase("devices", "has no device")]
    [TestCase("available", "is not available")]
    [TestCase("compiler", "has no compiler")]
    [TestCase("version", "speaks no OpenCL 1.2")]
    public void ADeviceThatIsOfNoUseIsNamedWithItsPlatform(string setting, string expected)
    {
        _standIn.Set(setting, 0);
        Assert.That(Problem(), Does.Contain(expected).And.Contain(Device.PlatformName));
    }

    [TestCase("clGetPlatformIDs")]
    [TestCase("clGetPlatformInfo")]
    [TestCase("clGetDeviceIDs")]
    [TestCase("clGetDeviceInfo")]
    public void APlatformThatDoesNotAnswerIsASentence(string call)
    {
        var api = _standIn.Api();
        int failures = 0;
        for (; ; failures++)
        {
            _standIn.Fail(call, OutOfResources, after: failures);
            var (_, problems) = CLDevice.Enumerate(api);
            if (_standIn.IsPending)
                break;
            Assert.That(problems, Has.One.Contain($"does not answer: {call} failed with CL_OUT_OF_RESOURCES (-5)"));
            Assert.That(problems, Is.All.EndsWith(".").And.All.Not.Contain("\n"));
        }

        Assert.That(failures, Is.Positive);
    }

    [Test]
    public void MemoryThatRunsOutTellsHowMuchWasAskedFor()
    {
        _standIn.Set("memory", 10_000_000);
        using var accelerator = CreateOnStandIn();
        using (accelerator.Allocate1D<byte>(4_000_000))
        {
            var error = Assert.Throws<CLException>(() => accelerator.Allocate1D<byte>(7_000_000))!;
            Assert.That((error.Call, error.Code), Is.EqualTo(("clCreateBuffer", AllocationFailure)));
            Assert.That(error.Message, Does.Contain("CL_MEM_OBJECT_ALLOCATION_FAILURE"));
            Assert.That(error.Message, Does.Contain(Device.Name).And.Contain(Bytes(7_000_000)));
            AssertUsable(accelerator);
        }

        accelerator.Allocate1D<byte>(7_000_000).Dispose();
    }

    [Test]
    public void MemoryThatRunsOutWhileLaunchingNamesTheKernel()
    {
        using var accelerator = CreateOnStandIn();
        using var line = accelerator.Allocate1D(new float[10]);
        var add = accelerator.Load(Add);
        _standIn.Fail("clEnqueueNDRangeKernel", AllocationFailure);
        var error = Assert.Throws<CLException>(() => add.Launch(accelerator.DefaultStream, Extent(10), (line.View, line.View, 1f)))!;
        Assert.That((error.Call, error.Code), Is.EqualTo(("clEnqueueNDRangeKernel", AllocationFailure)));
        Assert.That(error.Message, Does.Contain("Tests.add").And.Contain(Device.Name));
        AssertUsable(accelerator);
    }

    [Test]
    public void ABuildFailureBringsTheLogAndLeavesNoProgram()
    {
        using var accelerator = CreateOnStandIn(cached: false);
        int before = _standIn.Living;
        _standIn.Fail("clBuildProgram", -11);
        var error = Assert.Throws<CLException>(() => accelerator.Load(Add))!;
        Assert.That((error.Call, error.CodeName), Is.EqualTo(("clBuildProgram", "CL_BUILD_PROGRAM_FAILURE")));
        Assert.That(error.Message, Does.Contain("Tests.add").And.Contain(Device.Name).And.Contain("the stand-in's log of a failed build"));
        Assert.That(_standIn.Living, Is.EqualTo(before));

        // The log may fail too.
        _standIn.Fail("clBuildProgram", -11);
        _standIn.Fail("clGetProgramBuildInfo", OutOfResources);
        Assert.That(() => accelerator.Load(Add), Throws.TypeOf<CLException>().With.Property("Call").EqualTo("clBuildProgram"));
        Assert.That(_standIn.Living, Is.EqualTo(before));
        AssertUsable(accelerator);
    }

    [TestCase("clCreateKernel")]
    [TestCase("clGetKernelWorkGroupInfo")]
    public void AKernelThatCannotBeReadiedLeavesNoProgram(string call)
    {
        using var accelerator = CreateOnStandIn();
        int before = _standIn.Living;
        _standIn.Fail(call, OutOfResources);
        Assert.That(
            () => accelerator.Load(Add),
            Throws.TypeOf<CLException>().With.Property("Call").EqualTo(call).And.Message.Contains("Tests.add"));
        Assert.That(_standIn.Living, Is.EqualTo(before));
        AssertUsable(accelerator);
    }

    [Test]
    public void ADeviceWithoutDoubleRefusesKernelsThatComputeWithIt()
    {
        _standIn.Set("fp64", 0);
        using var accelerator = CreateOnStandIn();
        var halves = new HandWrittenKernel<ValueTuple<Floats>>("halves", "#error never compiled", static (ref _, in _) => { })
        {
            Double = true,
        };
        Assert.That(
            () => accelerator.Load(halves),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("Tests.halves computes with double")
                .And.Message.Contains(Device.Name));
        AssertUsable(accelerator);
    }

    [Test]
    public void ADeviceWithSmallGroupsRunsWhatLeavesTheGroupToIt([Values(1, 16, 100)] int most)
    {
        _standIn.Set("group", most);
        using var accelerator = CreateOnStandIn(runsBlocks: false);
        using var plane = accelerator.Allocate2DDenseX<float>(new LongIndex2D(37, 11));
        plane.MemSetToZero();
        accelerator.Load(Visit).Launch(accelerator.DefaultStream, Extent(37, 11), new(plane.View));
        Assert.That(plane.GetAsArray1D(), Is.All.EqualTo(1f));
        AssertUsable(accelerator);
    }

    [Test]
    public void AGroupThatIsTooLargeForTheDeviceIsRefused()
    {
        _standIn.Set("group", 16);
        using var accelerator = CreateOnStandIn();
        using var line = accelerator.Allocate1D(new float[17]);
        var reverse = accelerator.Load(Reverse);
        Assert.That(
            () => reverse.Launch(accelerator.DefaultStream, Grouped(17, 17 * sizeof(float)), new(line.View)),
            Throws.ArgumentException.With.Message.Contains("Tests.reverse").And.Message.Contains("the most is 16 in all"));
        reverse.Launch(accelerator.DefaultStream, Grouped(16, 16 * sizeof(float)), new(line.View));
        AssertUsable(accelerator);
    }

    [Test]
    public void SharedMemoryPastTheDevicesIsRefused()
    {
        _standIn.Set("local", 1024);
        using var accelerator = CreateOnStandIn();
        using var line = accelerator.Allocate1D([1f, 2f, 3f]);
        var reverse = accelerator.Load(Reverse);
        Assert.That(
            () => reverse.Launch(accelerator.DefaultStream, Grouped(3, 1028), new(line.View)),
            Throws.ArgumentException.With.Message.Contains("Tests.reverse").And.Message.Contains(Bytes(1028)));
        reverse.Launch(accelerator.DefaultStream, Grouped(3, 1024), new(line.View));
        Assert.That(line.GetAsArray1D(), Is.EqualTo(new[] { 3f, 2f, 1f }));

        // What the kernel has by itself counts too.
        var greedy = Grouping(ReverseText(128));
        var loaded = accelerator.Load(greedy);
        Assert.That(() => loaded.Launch(accelerator.DefaultStream, Grouped(3, 1024), new(line.View)), Throws.ArgumentException);
        loaded.Launch(accelerator.DefaultStream, Grouped(3, 256), new(line.View));
        Assert.That(line.GetAsArray1D(), Is.EqualTo(new[] { 1f, 2f, 3f }));
    }

    /// <summary>Whatever call of a whole use fails, it says so or does not matter, and nothing is left.</summary>
    [Test]
    public void AnyCallMayFail(
        [Values(
            "clCreateContext", "clCreateCommandQueue", "clRetainCommandQueue", "clFinish", "clCreateBuffer", "clEnqueueWriteBuffer",
            "clEnqueueFillBuffer", "clEnqueueCopyBuffer", "clEnqueueReadBuffer", "clCreateProgramWithBinary", "clBuildProgram",
            "clCreateKernel", "clGetKernelWorkGroupInfo", "clSetKernelArg", "clEnqueueNDRangeKernel", "clWaitForEvents", "clReleaseContext",
            "clReleaseCommandQueue", "clReleaseMemObject", "clReleaseProgram", "clReleaseKernel", "clReleaseEvent")]
        string call)
    {
        int launches = call is "clWaitForEvents" or "clReleaseEvent" ? 3 * 4096 : 2;
        Assert.That(Failures(call, launches, cached: true), Is.Positive);
    }

    [TestCase("clCreateProgramWithSource")]
    [TestCase("clGetProgramInfo")]
    [TestCase("clGetProgramBuildInfo")]
    public void AnyCallOfACompilationMayFail(string call) => Assert.That(Failures(call, launches: 1, cached: false), Is.Positive);

    private static HandWrittenKernel<ValueTuple<Floats>> Grouping(string text) =>
        new("reverse", text, static (ref writer, in args) => writer.Write(args.Item1)) { Grouped = true, DynamicShared = true };

    private static string ReverseText(int floats) => $$"""
        __kernel void reverse(__global float* KRD_RESTRICT data, long offset, long length, __local uchar* dynamic_shared, int bytes)
        {
            __local float extra[{{floats + 1}}];
            __local float* shared = (__local float*)dynamic_shared;
            int i = (int)get_local_id(0), count = (int)get_local_size(0);
            extra[(i * 7) % {{floats + 1}}] = data[offset + i];
            barrier(CLK_LOCAL_MEM_FENCE);
            shared[count - 1 - i] = {{floats}} > 0 ? extra[(i * 7) % {{floats + 1}}] : data[offset + i];
            barrier(CLK_LOCAL_MEM_FENCE);
            data[offset + i] = shared[i];
        }
        """;

    private static string Bytes(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static LaunchShape Grouped(int group, int bytes) =>
        LaunchShape.Of(new KernelConfig(1, group, SharedMemoryConfig.RequestDynamic<byte>(bytes)));

    private static void AssertUsable(CLAccelerator accelerator)
    {
        using var source = accelerator.Allocate1D(new float[10]);
        using var target = accelerator.Allocate1D<float>(10);
        accelerator.Load(Add).Launch(accelerator.DefaultStream, Extent(10), (source.View, target.View, 2f));
        Assert.That(target.GetAsArray1D(), Is.All.EqualTo(2f));
    }

    private CLAccelerator CreateOnStandIn(bool cached = true, bool? runsBlocks = null) =>
        _standIn.CreateAccelerator(Accelerator.Context, cached ? CacheFolder : null, runsBlocks);

    private string Problem()
    {
        var (devices, problems) = CLDevice.Enumerate(_standIn.Api());
        Assert.That(devices, Is.Empty);
        Assert.That(problems, Is.Not.Empty.And.All.EndsWith("."));
        return problems[0];
    }

    /// <summary>How often a call can fail in a whole use.</summary>
    private int Failures(string call, int launches, bool cached)
    {
        // So that all uses meet the same on the disk.
        Use(launches, cached);
        for (int failures = 0; ; failures++)
        {
            _standIn.Fail(call, OutOfResources, after: failures);
            CLException? error = null;
            try
            {
                Use(launches, cached);
            }
            catch (CLException exception)
            {
                error = exception;
            }

            bool isPending = _standIn.IsPending;
            Assert.That(_standIn.Living, Is.Zero, $"after use {failures}");
            if (error is not null)
                Assert.That((isPending, error.Call, error.Code), Is.EqualTo((false, call, OutOfResources)), error.Message);
            if (failures == 0)
                Assert.That(error is null, Is.EqualTo(s_silent.Contains(call)));
            if (isPending)
                return failures;
        }
    }

    private void Use(int launches, bool cached)
    {
        using var accelerator = CreateOnStandIn(cached);
        using var stream = accelerator.CreateStream();
        using var source = accelerator.Allocate1D<float>(10);
        using var target = accelerator.Allocate1D(new float[10]);
        source.View.MemSetToZero(stream);
        stream.Synchronize();
        source.View.BaseView.CopyTo(target.View);
        var add = accelerator.Load(Add);
        for (int i = 0; i < launches; i++)
            add.Launch(accelerator.DefaultStream, Extent(10), (source.View, target.View, 2f));
        Assert.That(target.GetAsArray1D(), Is.All.EqualTo(2f));
        accelerator.Synchronize();
    }
}
