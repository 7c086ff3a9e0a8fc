using System.Globalization;
using Floats = KernelRD.Runtime.ArrayView1D<float, KernelRD.Runtime.Stride1D.Dense>;

namespace KernelRD.Tests;

/// <summary>
/// What goes wrong on a GPU names the call, the code and the kernel, and leaks nothing; each test has a driver of its own.
/// </summary>
internal sealed class CudaFaultTests
{
    private const int OutOfMemory = 2;
    private const int DeviceUnavailable = 46;
    private const int LaunchFailed = 719;

    private const string AddText = """
        extern "C" __global__ void __launch_bounds__(256) add(int extent_x,
            const float* KRD_RESTRICT s_data, long long s_offset, long long s_length,
            float* KRD_RESTRICT t_data, long long t_offset, long long t_length, float summand)
        {
            int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
            if (x < extent_x)
                t_data[t_offset + x] = s_data[s_offset + x] + summand;
        }
        """;

    // What these return changes nothing: memory that is asked about, what goes, and machine code, for which PTX stands in.
    private static readonly string[] s_silent =
    [
        "cuMemGetInfo", "cuMemFree", "cuMemFreeHost", "cuEventDestroy", "cuStreamDestroy", "cuModuleUnload", "cuModuleLoadDataEx",
    ];

    private static readonly string s_cache = Path.Combine(Path.GetTempPath(), $"kernelrd-{Guid.NewGuid():N}");
    private static readonly Context s_context = Context.Create(_ => { });

    private CudaStandIn _standIn = null!;

    private static HandWrittenKernel<(Floats Source, Floats Target, float Summand)> Add { get; } = Kernel("add", AddText);

    private static HandWrittenKernel<ValueTuple<Floats>> Reverse { get; } = new(
        "reverse", "", static (ref writer, in args) => writer.Write(args.Item1))
    {
        Grouped = true,
        DynamicShared = true,
        CudaText = """
            extern "C" __global__ void reverse(float* KRD_RESTRICT data, long long offset, long long length, int bytes)
            {
                extern __shared__ __align__(16) unsigned char dynamic_shared[];
                float* shared = (float*)dynamic_shared;
                int last = bytes / (int)sizeof(float) - 1;
                shared[last - threadIdx.x] = data[offset + threadIdx.x];
                __syncthreads();
                data[offset + threadIdx.x] = shared[last + 1 - blockDim.x + threadIdx.x];
            }
            """,
    };

    [SetUp]
    public void CreateDriver() => _standIn = new CudaStandIn();

    [TearDown]
    public void NothingIsLeft()
    {
        int living = _standIn.Living;
        _standIn.Dispose();
        Assert.That(living, Is.Zero);
    }

    [OneTimeTearDown]
    public void DeleteFolder()
    {
        s_context.Dispose();
        if (Directory.Exists(s_cache))
            Directory.Delete(s_cache, recursive: true);
    }

    [Test]
    public void MemoryThatRunsOutTellsHowMuchWasAskedForAndIsFree()
    {
        _standIn.Set("memory", 10_000_000);
        using var accelerator = Create();
        using var first = accelerator.Allocate1D<byte>(4_000_000);
        var error = Assert.Throws<CudaException>(() => accelerator.Allocate1D<byte>(7_000_000))!;
        Assert.That((error.Call, error.Code, error.CodeName), Is.EqualTo(("cuMemAlloc", OutOfMemory, "CUDA_ERROR_OUT_OF_MEMORY")));
        Assert.That(error.Message, Does.Contain(accelerator.Name).And.Contain(Bytes(7_000_000)));
        Assert.That(error.Message, Does.Contain($"{Bytes(6_000_000)} of {Bytes(10_000_000)} are free").And.Contain("out of memory"));
        using (accelerator.Allocate1D<byte>(5_000_000))
            AssertUsable(accelerator);
        first.Dispose();
        accelerator.Allocate1D<byte>(9_000_000).Dispose();
    }

    [TestCase("cuMemHostAlloc")]
    [TestCase("cuModuleLoadDataEx")]
    [TestCase("cuStreamCreate")]
    [TestCase("cuLaunchKernel")]
    public void MemoryThatRunsOutElsewhereEndsThatUseAlone(string call)
    {
        using var accelerator = Create();
        AssertUsable(accelerator);
        _standIn.Fail(call, OutOfMemory);
        CudaException? error = null;
        try
        {
            using var stream = accelerator.CreateStream();
            using var line = accelerator.Allocate1D<float>(10);
            line.View.CopyFromCPU(stream, new float[10]);
            var another = accelerator.Load(Kernel("add", AddText + "// another"));
            another.Launch(stream, LaunchShape.Of(new Index1D(10)), (line.View, line.View, 1f));
        }
        catch (CudaException exception)
        {
            error = exception;
        }

        // Machine code that does not load is tried as PTX.
        if (call == "cuModuleLoadDataEx")
            Assert.That(error, Is.Null);
        else
            Assert.That((error?.Call, error?.Code), Is.EqualTo((call, OutOfMemory)));
        Assert.That(_standIn.IsPending, Is.False);
        AssertUsable(accelerator);
    }

    [TestCase(LaunchFailed, "CUDA_ERROR_LAUNCH_FAILED")]
    [TestCase(700, "CUDA_ERROR_ILLEGAL_ADDRESS")]
    public void AKernelThatCrashesIsNamedByTheNextCallAndEndsTheAccelerator(int code, string name)
    {
        var accelerator = Create();
        using var line = accelerator.Allocate1D(new float[10]);
        var add = accelerator.Load(Add);
        _standIn.Fail("kernel", code);
        add.Launch(accelerator.DefaultStream, LaunchShape.Of(new Index1D(10)), (line.View, line.View, 1f));
        var error = Assert.Throws<CudaException>(accelerator.DefaultStream.Synchronize)!;
        Assert.That((error.Call, error.Code, error.CodeName), Is.EqualTo(("cuStreamSynchronize", code, name)));
        Assert.That(error.Message, Does.Contain(accelerator.Name).And.Contain("Tests.add").And.Contain("dispose it and create another"));
        AssertEachUseThrows(accelerator, line, code);
        accelerator.Dispose();
        Assert.That(_standIn.Living, Is.Zero);

        // The device works for a new one.
        using var other = Create();
        AssertUsable(other);
    }

    [TestCase(DeviceUnavailable, "CUDA_ERROR_DEVICE_UNAVAILABLE")]
    [TestCase(999, "CUDA_ERROR_UNKNOWN")]
    public void ALostDeviceSaysSoAtEachUse(int code, string name)
    {
        var accelerator = Create();
        var line = accelerator.Allocate1D(new float[10]);
        _standIn.Fail("cuMemcpyDtoHAsync", code);
        var error = Assert.Throws<CudaException>(() => line.GetAsArray1D())!;
        Assert.That((error.Call, error.Code, error.CodeName), Is.EqualTo(("cuMemcpyDtoHAsync", code, name)));
        Assert.That(error.Message, Does.Contain("no more use").And.Not.Contain("kernel"));
        AssertEachUseThrows(accelerator, line, code);
        Assert.That(line.Dispose, Throws.Nothing);
        Assert.That(accelerator.Dispose, Throws.Nothing);
    }

    [Test]
    public void AModuleThatDoesNotLoadBringsTheDriversLog()
    {
        _standIn.Set("version", 11080);
        using var accelerator = Create(cache: false);
        int before = _standIn.Living;
        _standIn.Set("refuse", 2);
        var error = Assert.Throws<CudaException>(() => accelerator.Load(Add))!;
        Assert.That((error.Call, error.CodeName), Is.EqualTo(("cuModuleLoadDataEx", "CUDA_ERROR_INVALID_IMAGE")));
        Assert.That(error.Message, Does.Contain("Tests.add").And.Contain(accelerator.Name));
        Assert.That(error.Message, Does.Contain("the stand-in's log of a failed load"));
        Assert.That(error.Message, Does.Contain("NVRTC 12.4 is newer than the driver, which supports CUDA 11.8"));
        Assert.That(_standIn.Living, Is.EqualTo(before));
        AssertUsable(accelerator);
    }

    [Test]
    public void AKeptProgramThatDoesNotLoadIsCompiledAgain()
    {
        using (var first = Create())
            AssertUsable(first);
        using var accelerator = Create();
        // Its machine code and its PTX; then the new machine code, but not the new PTX.
        _standIn.Set("refuse", 3);
        AssertUsable(accelerator);
        Assert.That(accelerator.Compilations, Has.Count.EqualTo(1));
    }

    [Test]
    public void AFailingCompilationBringsTheLog()
    {
        using var accelerator = Create(cache: false);
        var broken = Kernel("broken", "extern \"C\" __global__ void broken(int extent_x) { no_such_function(); }");
        for (int i = 0; i < 2; i++)
        {
            var error = Assert.Throws<CudaException>(() => accelerator.Load(broken))!;
            Assert.That((error.Call, error.Code, error.CodeName), Is.EqualTo(("nvrtcCompileProgram", 6, "NVRTC_ERROR_COMPILATION")));
            Assert.That(error.Message, Does.Contain("Tests.broken").And.Contain("sm_90").And.Contain("no_such_function"));
        }

        AssertUsable(accelerator);
    }

    [Test]
    public void AKernelThatIsNotInItsProgramIsNamedAndItsModuleUnloaded()
    {
        using var accelerator = Create(cache: false);
        int before = _standIn.Living;
        var error = Assert.Throws<CudaException>(() => accelerator.Load(Kernel("absent", AddText)))!;
        Assert.That((error.Call, error.CodeName), Is.EqualTo(("cuModuleGetFunction", "CUDA_ERROR_NOT_FOUND")));
        Assert.That(error.Message, Does.Contain("Tests.absent").And.Contain(accelerator.Name));
        Assert.That(_standIn.Living, Is.EqualTo(before));
        AssertUsable(accelerator);
    }

    [Test]
    public void ADriverThatLacksAFunctionIsNoDriver()
    {
        using var incomplete = new CudaStandIn(incomplete: true);
        Assert.That(CudaDriver.Find(incomplete.File, out string reason), Is.Null);
        Assert.That(reason, Does.Contain("cuMemAlloc_v2").And.Contain(incomplete.File));
        Assert.That(reason, Does.Contain("install a current one").And.EndsWith("."));
    }

    [Test]
    public void ADriverThatIsTooOldSaysWhatIsNeeded()
    {
        _standIn.Set("version", 11010);
        Assert.That(CudaDriver.Find(_standIn.File, out string reason), Is.Null);
        Assert.That(reason, Does.Contain("supports CUDA 11.1").And.Contain("needed is 11.2 or newer").And.EndsWith("."));
        _standIn.Set("version", 11020);
        Assert.That(CudaDriver.Find(_standIn.File, out reason)?.Version, Is.EqualTo(new Version(11, 2)));
        Assert.That(reason, Is.Empty);
    }

    [Test]
    public void ADriverThatDoesNotTellItsVersionIsNoDriver()
    {
        _standIn.Fail("cuDriverGetVersion", 999);
        Assert.That(CudaDriver.Find(_standIn.File, out string reason), Is.Null);
        Assert.That(reason, Does.Contain("cuDriverGetVersion failed with code 999").And.EndsWith("."));
    }

    [Test]
    public void NoDeviceIsASentence()
    {
        _standIn.Set("devices", 0);
        Assert.That(Problem(), Does.Contain("finds no GPU"));
        // With none, real drivers say so when they start.
        _standIn.Fail("cuInit", 100);
        Assert.That(Problem(), Does.Contain("finds no GPU"));
    }

    [Test]
    public void ADeviceWithoutComputingIsNamed()
    {
        _standIn.Set("compute_mode", 2);
        Assert.That(Problem(), Does.Contain("Stand-in GPU").And.Contain("Prohibited").And.Contain("nvidia-smi"));
    }

    [TestCase("cuInit")]
    [TestCase("cuDeviceGetCount")]
    [TestCase("cuDeviceGet")]
    [TestCase("cuDeviceGetName")]
    [TestCase("cuDeviceTotalMem")]
    [TestCase("cuDeviceGetAttribute")]
    public void ADriverThatDoesNotAnswerIsASentence(string call)
    {
        var driver = _standIn.Driver();
        int failures = 0;
        for (; ; failures++)
        {
            _standIn.Fail(call, 999, after: failures);
            var (devices, problems) = CudaDevice.Enumerate(driver);
            if (_standIn.IsPending)
                break;
            Assert.That(devices, Is.Empty);
            Assert.That(problems.Single(), Does.Contain($"does not answer: {call} failed with CUDA_ERROR_UNKNOWN (999)"));
            Assert.That(problems, Is.All.EndsWith(".").And.All.Not.Contain("\n"));
        }

        Assert.That(failures, Is.Positive);
    }

    [Test]
    public void ADeviceNewerThanTheCompilerRunsPtxForTheNewestThatItKnows()
    {
        _standIn.Set("capability", 120);
        using var accelerator = Create(cache: false);
        AssertUsable(accelerator);
        Assert.That(accelerator.Compilations.Single().Options, Does.Contain("compute_90").And.Not.Contain("sm_"));
    }

    [Test]
    public void ADeviceOlderThanTheCompilerKnowsSaysWhatToTake()
    {
        _standIn.Set("capability", 50);
        using var accelerator = Create(cache: false);
        var error = Assert.Throws<CudaException>(() => accelerator.Load(Add))!;
        Assert.That((error.Call, error.CodeName), Is.EqualTo(("nvrtcCompileProgram", "NVRTC_ERROR_INVALID_OPTION")));
        Assert.That(error.Message, Does.Contain("Tests.add").And.Contain("sm_50"));
        Assert.That(error.Message, Does.Contain("begins with compute capability 7.0; for 5.0 take an older one"));
    }

    [Test]
    public void WithoutACompilerAKeptProgramServes()
    {
        using (var first = Create())
            AssertUsable(first);
        using var accelerator = Create(nvrtc: "");
        AssertUsable(accelerator);
        Assert.That(accelerator.Compilations, Is.Empty);
    }

    [Test]
    public void WithoutACompilerPtxForAnOlderDeviceServes()
    {
        using (var first = Create())
            AssertUsable(first);
        _standIn.Set("capability", 100);
        using var accelerator = Create(nvrtc: "");
        AssertUsable(accelerator);
    }

    [Test]
    public void WithoutACompilerAndAKeptProgramTheErrorSaysWhatToInstall()
    {
        using var accelerator = Create(cache: false, nvrtc: "");
        var error = Assert.Throws<CudaException>(() => accelerator.Load(Add))!;
        Assert.That(error.Call, Is.Empty);
        Assert.That(error.Message, Does.Contain("nothing to compile").And.Contain("Tests.add").And.Contain("NVRTC"));
    }

    [Test]
    public void SpecialisedValuesAreAProgramEach()
    {
        var scale = new HandWrittenKernel<(Floats, SpecializedValue<float>)>("scale", "", static (ref writer, in args) =>
        {
            writer.Write(args.Item1);
            writer.Write(args.Item2);
        })
        {
            Specialized = ["FACTOR"],
            CudaText = """
                extern "C" __global__ void __launch_bounds__(256) scale(int extent_x, float* data, long long offset, long long length)
                {
                    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x);
                    if (x < extent_x)
                        data[offset + x] *= FACTOR;
                }
                """,
        };
        using var accelerator = Create(cache: false);
        using var line = accelerator.Allocate1D([1f, 2f, 3f]);
        var loaded = accelerator.Load(scale);
        foreach (float factor in (float[])[2, -1.5f, 2])
            loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(new Index1D(3)), (line.View, new(factor)));
        Assert.That(line.GetAsArray1D(), Is.EqualTo(new[] { -6f, -12f, -18f }));
        Assert.That(accelerator.Compilations.Select(compilation => compilation.Kernel), Is.EqualTo(new[] { "Tests.scale", "Tests.scale" }));

        // One that fails to compile ends its launch alone.
        _standIn.Fail("nvrtcCompileProgram", 6);
        var error = Assert.Throws<CudaException>(
            () => loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(new Index1D(3)), (line.View, new(7f))))!;
        Assert.That(error.Message, Does.Contain("the stand-in's log of a failed compilation").And.Contain("FACTOR=("));
        loaded.Launch(accelerator.DefaultStream, LaunchShape.Of(new Index1D(3)), (line.View, new(-1.5f)));
        Assert.That(line.GetAsArray1D(), Is.EqualTo(new[] { 9f, 18f, 27f }));
    }

    [Test]
    public void DynamicSharedMemoryGoesUpToTheDevicesLimit()
    {
        using var accelerator = Create();
        using var line = accelerator.Allocate1D([1f, 2f, 3f]);
        var reverse = accelerator.Load(Reverse);
        Launch(227 * 1024);
        Assert.That(line.GetAsArray1D(), Is.EqualTo(new[] { 3f, 2f, 1f }));
        Assert.That(
            () => Launch(227 * 1024 + 4),
            Throws.ArgumentException.With.Message.Contains("Tests.reverse")
                .And.Message.Contains(Bytes(227 * 1024 + 4)).And.Message.Contains(Bytes(227 * 1024)));
        Launch(12);
        Assert.That(line.GetAsArray1D(), Is.EqualTo(new[] { 1f, 2f, 3f }));

        void Launch(int bytes) => reverse.Launch(accelerator.DefaultStream, Grouped(3, bytes), new(line.View));
    }

    [TestCase(1025, 1, 1, 1)]
    [TestCase(32, 33, 1, 1)]
    [TestCase(1, 1, 65, 1)]
    [TestCase(1, 1, 1, 65536)]
    public void GroupsAndGridsThatAreTooLargeAreRefused(int x, int y, int z, int gridY)
    {
        using var accelerator = Create();
        using var line = accelerator.Allocate1D(new float[3]);
        var reverse = accelerator.Load(Reverse);
        var shape = LaunchShape.Of(new KernelConfig(new Index3D(1, gridY, 1), new Index3D(x, y, z)));
        Assert.That(
            () => reverse.Launch(accelerator.DefaultStream, shape, new(line.View)),
            Throws.ArgumentException.With.Message.Contains("Tests.reverse").And.Message.Contains("the most is"));
        AssertUsable(accelerator);
    }

    /// <summary>Whatever call of a whole use fails, it says so or does not matter, and nothing is left.</summary>
    [Test]
    public void AnyCallMayFail(
        [Values(
            "cuDevicePrimaryCtxRetain", "cuCtxSetCurrent", "cuStreamCreate", "cuMemAlloc", "cuMemGetInfo", "cuMemHostAlloc",
            "cuEventCreate", "cuEventRecord", "cuEventSynchronize", "cuMemcpyHtoDAsync", "cuMemcpyDtoDAsync", "cuMemsetD8Async", "cuMemcpyDtoHAsync",
            "cuModuleLoadDataEx", "cuModuleGetFunction", "cuFuncGetAttribute", "cuFuncSetAttribute", "cuLaunchKernel", "kernel",
            "cuStreamSynchronize", "cuCtxSynchronize", "cuMemFree", "cuMemFreeHost", "cuEventDestroy", "cuStreamDestroy", "cuModuleUnload")]
        string call,
        [Values(1, LaunchFailed)] int code)
    {
        int failures = 0;
        for (bool isPending = false; !isPending; failures++)
        {
            _standIn.Fail(call, code, after: failures);
            CudaException? error = null;
            try
            {
                Use();
            }
            catch (CudaException exception)
            {
                error = exception;
            }

            isPending = _standIn.IsPending;
            Assert.That(_standIn.Living, Is.Zero, $"after use {failures}");
            if (failures == 0 && code != LaunchFailed)
                Assert.That(error is null, Is.EqualTo(s_silent.Contains(call)));
            if (error is null)
                continue;
            Assert.That(isPending, Is.False, error.Message);
            Assert.That(error.Code, Is.EqualTo(code));
            // A crash may come to light at a later call.
            if (code != LaunchFailed && call != "kernel")
                Assert.That(error.Call, Is.EqualTo(call));
        }

        Assert.That(failures, call == "cuMemGetInfo" ? Is.EqualTo(1) : Is.GreaterThan(1), "uses");
    }

    [TestCase("nvrtcCreateProgram")]
    [TestCase("nvrtcCompileProgram")]
    public void TheCompilerMayFail(string call)
    {
        using var accelerator = Create(cache: false);
        int before = _standIn.Living;
        _standIn.Fail(call, 11);
        var error = Assert.Throws<CudaException>(() => accelerator.Load(Add))!;
        Assert.That((error.Call, error.CodeName), Is.EqualTo((call, "NVRTC_ERROR_INTERNAL_ERROR")));
        Assert.That(_standIn.Living, Is.EqualTo(before));
        AssertUsable(accelerator);
    }

    private static HandWrittenKernel<(Floats Source, Floats Target, float Summand)> Kernel(string name, string text) =>
        new(name, "", static (ref writer, in args) =>
        {
            writer.Write(args.Source);
            writer.Write(args.Target);
            writer.Write(args.Summand);
        })
        {
            CudaText = text,
        };

    private static LaunchShape Grouped(int group, int bytes) =>
        LaunchShape.Of(new KernelConfig(1, group, SharedMemoryConfig.RequestDynamic<byte>(bytes)));

    private static string Bytes(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static void AssertUsable(CudaAccelerator accelerator)
    {
        using var source = accelerator.Allocate1D(new float[10]);
        using var target = accelerator.Allocate1D<float>(10);
        accelerator.Load(Add).Launch(accelerator.DefaultStream, LaunchShape.Of(new Index1D(10)), (source.View, target.View, 2f));
        Assert.That(target.GetAsArray1D(), Is.All.EqualTo(2f));
    }

    private static void AssertEachUseThrows(CudaAccelerator accelerator, MemoryBuffer1D<float, Stride1D.Dense> line, int code)
    {
        Action[] uses =
        [
            accelerator.Synchronize,
            accelerator.DefaultStream.Synchronize,
            () => accelerator.CreateStream(),
            () => accelerator.Allocate1D<float>(1),
            () => accelerator.Load(Add),
            () => line.CopyFromCPU(new float[10]),
            () => line.GetAsArray1D(),
            () => line.MemSetToZero(),
            () => line.View.BaseView.CopyTo(line.View),
        ];
        foreach (var use in uses)
            Assert.That(use, Throws.TypeOf<CudaException>().With.Property("Code").EqualTo(code).And.Message.Contains("create another"));
    }

    private CudaAccelerator Create(bool cache = true, string? nvrtc = null) =>
        _standIn.CreateAccelerator(s_context, cache ? s_cache : null, nvrtc);

    private string Problem()
    {
        var (devices, problems) = CudaDevice.Enumerate(_standIn.Driver());
        Assert.That(devices, Is.Empty);
        Assert.That(problems.Single(), Does.EndWith("."));
        return problems.Single();
    }

    private void Use()
    {
        using var accelerator = Create();
        using var stream = accelerator.CreateStream();
        using var source = accelerator.Allocate1D<float>(10);
        using var target = accelerator.Allocate1D(new float[10]);
        source.View.MemSetToZero(stream);
        stream.Synchronize();
        source.View.BaseView.CopyTo(target.View);
        accelerator.Load(Add).Launch(accelerator.DefaultStream, LaunchShape.Of(new Index1D(10)), (source.View, target.View, 2f));
        accelerator.Load(Reverse).Launch(accelerator.DefaultStream, Grouped(10, 10 * sizeof(float)), new(target.View));
        Assert.That(target.GetAsArray1D(), Is.All.EqualTo(2f));
        accelerator.Synchronize();
    }
}
