using KernelRD.Cases;
using KernelRD.Kernels;

namespace KernelRD.Tests.Runtime;

/// <summary>What is said of kernels without running them.</summary>
public sealed class KernelReportTests
{
    private const string Page = "docs/results/kernels.md";

    private static KernelTable Kernels => KernelTable.Of(typeof(KernelAttribute).Assembly)!;

    /// <summary>The compiled kernel does what the description of the operation counts, no more.</summary>
    [TestCase("turing-step", "Turing")]
    [TestCase("gray-scott-step", "GrayScott")]
    [TestCase("fitzhugh-nagumo-step", "FitzHughNagumo")]
    [TestCase("schnakenberg-step", "Schnakenberg")]
    [TestCase("brusselator-step", "Brusselator")]
    [TestCase("gierer-meinhardt-step", "GiererMeinhardt")]
    public void AStepsWorkIsWhatItsDescriptionCounts(string operation, string kernel)
    {
        var described = ReactionDiffusionCases.All.Single(known => known.Name == operation);
        var cell = described.At([1, 1]);
        // Each Laplacian ends in a fused multiply-add: one instruction, and two operations by the usual count.
        int instructions = (int)cell.Flops - 2;
        var work = Work(Kernels.Find($"KernelRD.Kernels.ReactionDiffusion.{kernel}.Step")!.Cuda);
        Assert.That(work, Is.EqualTo(new KernelWork(12 * sizeof(float), (int)cell.Bytes, instructions, 0)));
    }

    [TestCase("FiniteCheck.Residues")]
    [TestCase("GhostRing.Fill")]
    public void APathThatDependsOnDataIsNotCounted(string kernel) =>
        Assert.That(Work(Kernels.Find($"KernelRD.Kernels.ReactionDiffusion.{kernel}")!.Cuda), Is.Null);

    [Test]
    public void VectorsDoublesAtomicsAndSharedMemoryAreCounted()
    {
        const string Program = """
            extern "C" __global__ void mix(const float4* __restrict__ a, double* __restrict__ b, int* __restrict__ c)
            {
                __shared__ float s[32];
                int i = threadIdx.x;
                float4 v = a[i];
                s[i & 31] = v.x + v.y;
                __syncthreads();
                b[i] = fma(b[i], 3.0, (double)s[(i + 1) & 31]) / 7.0;
                atomicAdd(c + i, 1);
            }
            """;
        // 16 of a, 8 twice of b, 4 twice of c.
        Assert.That(Work(Program), Is.EqualTo(new KernelWork(40, 40, 1, 2)));
    }

    [Test]
    public void TheRooflineIsTheSlowerOfMemoryAndArithmetic()
    {
        var card = new GpuCard("Even", "Even", Bandwidth: 100, SingleRate: 50, DoubleRate: 5);
        Assert.That(card.Seconds(new KernelWork(0, 200, 50, 0), 3), Is.EqualTo(6));
        Assert.That(card.Seconds(new KernelWork(0, 200, 50, 10), 3), Is.EqualTo(9));
    }

    /// <summary>A change that costs registers shows in review. KRD_UPDATE_SNAPSHOTS=1 writes the tables anew.</summary>
    [Test]
    public void TheTablesInTheDocumentationAreCurrent()
    {
        var nvrtc = TestNvrtc.Require();
        if (nvrtc.Version != new Version(11, 8))
            Assert.Ignore($"The tables are those of NVRTC 11.8, and this is {nvrtc.Version}.");
        string page = Repository.Read(Page);
        int start = page.IndexOf("## sm_", StringComparison.Ordinal);
        string tables = string.Join('\n', TestNvrtc.Architectures
            .Select(capability => CudaArchitecture.All.Single(known => known.ComputeCapability == capability))
            .Select(architecture => $"## {architecture.Name}\n\n{KernelReport.Markdown(Kernels, nvrtc, architecture)}"));
        if (Environment.GetEnvironmentVariable("KRD_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, Page), page[..start] + tables);
        else
            Assert.That(page[start..], Is.EqualTo(tables), "KRD_UPDATE_SNAPSHOTS=1 writes them anew");
    }

    private static KernelWork? Work(string program) => KernelWork.Count(TestNvrtc.Require().Compile(program, "Counted", 80, []).Ptx);
}
