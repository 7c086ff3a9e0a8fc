namespace KernelRD.Tests;

/// <summary>What an earlier compilation left on the disk is found by whom it can serve, and by nobody else.</summary>
internal sealed class CudaBinaryTests
{
    private static readonly string[] s_defines = ["KRD_RESTRICT=__restrict__", "N=(4)"];

    private string _folder = "";
    private ProgramCache _cache = null!;

    [SetUp]
    public void CreateFolder()
    {
        _folder = Directory.CreateTempSubdirectory("kernelrd-").FullName;
        _cache = new ProgramCache(_folder);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void TheSameCompilerFindsWhatItMade()
    {
        Store(90, "NVRTC 11.8", cubin: [1, 2, 3]);
        var found = Find(90, "NVRTC 11.8").Single();
        Assert.That((found.Compiler, found.Ptx), Is.EqualTo(("NVRTC 11.8", "ptx for 90")));
        Assert.That(found.Cubin, Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void AnotherCompilerCompilesAgain()
    {
        Store(90, "NVRTC 11.8", cubin: [1]);
        Assert.That(Find(90, "NVRTC 12.4"), Is.Empty);
        Store(90, "NVRTC 12.4", cubin: [2]);
        Assert.That(Find(90, "NVRTC 12.4").Single().Cubin, Is.EqualTo(new byte[] { 2 }));
        Assert.That(Find(90, "NVRTC 11.8"), Is.Empty, "replaced");
    }

    [Test]
    public void WithoutACompilerAnyoneServes()
    {
        Store(90, "NVRTC 11.8", cubin: [1]);
        var found = Find(90, compiler: null).Single();
        Assert.That(found.Cubin, Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    public void WithoutACompilerPtxForOlderDevicesServesNewestFirst()
    {
        Store(70, "NVRTC 11.8", cubin: [7]);
        Store(86, "NVRTC 11.8", cubin: [8]);
        Store(100, "NVRTC 12.8", cubin: [9]);
        var found = Find(90, compiler: null).ToArray();
        Assert.That(found.Select(binary => binary.Ptx), Is.EqualTo(new[] { "ptx for 86", "ptx for 70" }), "nothing for a newer device");
        Assert.That(found.Select(binary => binary.Cubin), Is.All.Null, "machine code is for its device alone");
        Assert.That(Find(90, "NVRTC 11.8"), Is.Empty, "a compiler makes what is right for the device");
    }

    [Test]
    public void PtxAloneIsKeptToo()
    {
        Store(120, "NVRTC 11.8", cubin: null);
        Assert.That(Find(120, "NVRTC 11.8").Single(), Is.EqualTo(new CudaBinary("NVRTC 11.8", "ptx for 120", null)));
    }

    [Test]
    public void AnotherSourceOrMacroIsAnotherProgram()
    {
        Store(90, "NVRTC 11.8", cubin: [1]);
        Assert.That(CudaBinary.Find(_cache, "other source", s_defines, 90, null), Is.Empty);
        Assert.That(CudaBinary.Find(_cache, "source", ["KRD_RESTRICT=__restrict__", "N=(5)"], 90, null), Is.Empty);
        Assert.That(CudaBinary.Find(_cache, "source", ["KRD_RESTRICT=__restrict__"], 90, null), Is.Empty);
    }

    [Test]
    public void ADamagedFileCountsAsMissing([Values(0, 40, -1)] int position)
    {
        Store(90, "NVRTC 11.8", cubin: [1, 2, 3]);
        string file = Directory.GetFiles(Path.Combine(_folder, "cuda")).Single();
        byte[] bytes = File.ReadAllBytes(file);
        bytes[position < 0 ? ^1 : position] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.That(Find(90, compiler: null), Is.Empty);
    }

    private void Store(int capability, string compiler, byte[]? cubin) =>
        _cache.Store(CudaBinary.Key("source", s_defines, capability), new CudaBinary(compiler, $"ptx for {capability}", cubin).ToBytes());

    private IEnumerable<CudaBinary> Find(int capability, string? compiler) =>
        CudaBinary.Find(_cache, "source", s_defines, capability, compiler);
}
