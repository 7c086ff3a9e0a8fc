using System.Diagnostics;

namespace KernelRD.Tests.Cli;

/// <summary>The CPU engine's SIMD lanes are as many as .NET's vectors have; the bits do not depend on how many.</summary>
internal sealed class VectorWidthTests
{
    [TestCase("u.npy", "run", "gray-scott", "--size", "61x97", "--steps", "400", "--frames", "1")]
    [TestCase("v.npy", "run", "gierer-meinhardt", "--size", "37x20", "--steps", "400", "--frames", "1")]
    [TestCase("U.npy", "run", "prd", "--hidden", "70", "--iterations", "3", "--adversarial")]
    public void EveryWidthGivesTheSameBits(string file, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var results = new[] { "128", "256", "512" }.Select(width => Result(folder, width, file, arguments)).ToList();
        Assert.That(results, Has.All.EqualTo(results[0]));
    }

    private static byte[] Result(TemporaryFolder folder, string width, string file, string[] arguments)
    {
        string program = Path.Combine(TestContext.CurrentContext.TestDirectory, "kernelrd.dll");
        string target = folder[width];
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--device", "cpu", "--out", target]) { RedirectStandardError = true };
        start.Environment["DOTNET_MaxVectorTBitWidth"] = width;
        using var process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error);
        return File.ReadAllBytes(Path.Combine(target, file));
    }
}
