using System.Runtime.InteropServices;

namespace KernelRD.Tests.Runtime;

public sealed class NvrtcTests
{
    private const string Program = """extern "C" __global__ void scale(float* x) { x[threadIdx.x] *= FACTOR; }""";

    [Test]
    public void KnowsItsVersionAndGpus()
    {
        var nvrtc = TestNvrtc.Require();
        Assert.That(nvrtc.Version, Is.GreaterThanOrEqualTo(new Version(11, 2)));
        Assert.That(nvrtc.Architectures, Is.SupersetOf(new[] { 80, 86 }).And.Ordered.And.Unique);
        Assert.That(nvrtc.ToString(), Does.StartWith($"NVRTC {nvrtc.Version} ("));
    }

    [Test]
    public void MakesPtxAndMachineCodeForAGpuThatItKnows()
    {
        var compiled = TestNvrtc.Require().Compile(Program, "Scale", 80, ["FACTOR=3.0f"]);
        Assert.That(compiled.Ptx, Does.Contain(".target sm_80").And.Contain(".entry scale").And.Not.Contain("\0"));
        Assert.That(compiled.Cubin, Is.Not.Null);
        Assert.That(compiled.Cubin![..4], Is.EqualTo("\u007fELF"u8.ToArray()));
        Assert.That(compiled.Log, Is.Empty);
    }

    [Test]
    public void MakesPtxAloneForANewerGpu()
    {
        var nvrtc = TestNvrtc.Require();
        var compiled = nvrtc.Compile(Program, "Scale", 999, ["FACTOR=3.0f"]);
        Assert.That(compiled.Cubin, Is.Null);
        Assert.That(compiled.Ptx, Does.Contain($".target sm_{nvrtc.Architectures[^1]}"));
    }

    [Test]
    public void BakesInWhatIsDefined()
    {
        var nvrtc = TestNvrtc.Require();
        string three = nvrtc.Compile(Program, "Scale", 80, ["FACTOR=3.0f"]).Ptx;
        string four = nvrtc.Compile(Program, "Scale", 80, ["FACTOR=4.0f"]).Ptx;
        Assert.That(three, Does.Contain("0f40400000").And.Not.EqualTo(four));
    }

    [Test]
    public void RoundsEveryOperationByItself()
    {
        const string Mixed = """extern "C" __global__ void mix(float* x) { x[0] = x[1] * x[2] + sqrtf(x[3]) / x[4]; }""";
        string ptx = TestNvrtc.Require().Compile(Mixed, "Mix", 80, []).Ptx;
        Assert.That(ptx, Does.Contain("mul.rn.f32").And.Contain("add.rn.f32").And.Contain("sqrt.rn.f32").And.Contain("div.rn.f32"));
        Assert.That(ptx, Does.Not.Contain("fma").And.Not.Contain("ftz"));
    }

    [Test]
    public void AnErrorNamesTheCallTheCodeTheKernelAndTheLine()
    {
        var nvrtc = TestNvrtc.Require();
        const string Wrong = "extern \"C\" __global__ void f()\n{\n    nonsense;\n}";
        var error = Assert.Throws<CudaException>(() => nvrtc.Compile(Wrong, "Some.Kernel", 80, []));
        Assert.That((error.Call, error.CodeName), Is.EqualTo(("nvrtcCompileProgram", "NVRTC_ERROR_COMPILATION")));
        Assert.That(error.Message, Does.Contain("kernel Some.Kernel").And.Contain("sm_80"));
        Assert.That(error.Message, Does.Contain("Some.Kernel.cu(3): error").And.Contain("nonsense"));
        // And it goes on working.
        Assert.That(nvrtc.Compile(Program, "Scale", 80, ["FACTOR=3.0f"]).Ptx, Is.Not.Empty);
    }

    [Test]
    public void AGpuThatIsTooOldIsNamed()
    {
        var nvrtc = TestNvrtc.Require();
        var error = Assert.Throws<CudaException>(() => nvrtc.Compile(Program, "Scale", 20, ["FACTOR=3.0f"]));
        Assert.That(error.Message, Does.Contain("for 2.0 take an older one").And.Contain($"NVRTC {nvrtc.Version}"));
    }

    [Test]
    public void AFileThatIsGivenIsTheOnlyOne()
    {
        Assert.That(Nvrtc.Find("/no/such/nvrtc", out string reason), Is.Null);
        Assert.That(reason, Is.EqualTo("--nvrtc names /no/such/nvrtc, which does not exist."));
        string assembly = typeof(NvrtcTests).Assembly.Location;
        Assert.That(Nvrtc.Find(assembly, out reason), Is.Null);
        Assert.That(reason, Is.EqualTo($"--nvrtc names {assembly}, which is no library for this machine."));
    }

    [Test]
    public void AnotherLibraryIsToldByTheFunctionItLacks()
    {
        string other = Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*System.Native.*").First(NativeLibraryLoads);
        Assert.That(Nvrtc.Find(other, out string reason), Is.Null);
        Assert.That(reason, Does.StartWith($"{other} is not NVRTC 11.2 or newer").And.Contain("'nvrtcGetErrorString'"));

        static bool NativeLibraryLoads(string file) => NativeLibrary.TryLoad(file, out _);
    }

    [Test]
    public void ItsFilesGoFromNewToOld()
    {
        Assert.That(NvrtcFiles.Names[0], Does.Contain("13"));
        Assert.That(NvrtcFiles.Candidates(), Is.SupersetOf(NvrtcFiles.Names));
        string builtIns = OperatingSystem.IsWindows() ? "nvrtc-builtins64_118.dll" : "libnvrtc-builtins.so.11.8";
        Assert.That(NvrtcFiles.BuiltIns(new Version(11, 8)), Is.EqualTo(builtIns));
    }
}
