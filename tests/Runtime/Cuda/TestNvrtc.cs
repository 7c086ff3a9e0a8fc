namespace KernelRD.Tests.Runtime;

/// <summary>NVRTC for tests: what KERNELRD_NVRTC names, or what eng/get-nvrtc left in artifacts/nvrtc, or what the machine has.</summary>
internal static class TestNvrtc
{
    private static readonly Lazy<(Nvrtc? Library, string Reason)> s_found = new(Find);

    /// <summary>The compute capabilities that every kernel must compile for.</summary>
    public static IReadOnlyList<int> Architectures { get; } = [70, 80, 86, 90];

    /// <summary>The library; ends the test where there is none, with a failure where the environment variable CI is set.</summary>
    public static Nvrtc Require()
    {
        if (s_found.Value.Library is { } found)
            return found;
        if (Environment.GetEnvironmentVariable("CI") is not (null or ""))
            Assert.Fail(s_found.Value.Reason);
        Assert.Ignore(s_found.Value.Reason);
        return null!;
    }

    private static (Nvrtc? Library, string Reason) Find()
    {
        string file = Path.Combine(Repository.Root, "artifacts", "nvrtc", "libnvrtc.so.11.2");
        bool isOurs = Environment.GetEnvironmentVariable(Nvrtc.Variable) is null && File.Exists(file);
        return (Nvrtc.Find(isOurs ? file : null, out string reason), reason);
    }
}
