namespace KernelRD.Runtime;

/// <summary>The files that NVRTC may be.</summary>
internal static class NvrtcFiles
{
    /// <summary>What to do where there is none.</summary>
    public static string Advice =>
        "Install NVRTC 11.2 or newer (it is part of the CUDA toolkit; in Debian and Ubuntu it is the package libnvrtc11.2 or libnvrtc12) "
        + $"or name its file in {Nvrtc.Variable} or with --nvrtc.";

    /// <summary>The names, newest first. All of 11.2 to 11.8 go by one.</summary>
    public static IReadOnlyList<string> Names { get; } = OperatingSystem.IsWindows()
        ? ["nvrtc64_130_0.dll", "nvrtc64_120_0.dll", "nvrtc64_112_0.dll"]
        : ["libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2", "libnvrtc.so"];

    /// <summary>What to try to load, in order: files of installed toolkits, then names that the system resolves.</summary>
    public static IEnumerable<string> Candidates() =>
        from folder in (string?[])[.. Folders(), null]
        from name in Names
        let candidate = folder is null ? name : Path.Combine(folder, name)
        where folder is null || File.Exists(candidate)
        select candidate;

    /// <summary>The library with the device code that NVRTC links in; it stands beside it.</summary>
    public static string BuiltIns(Version version) => OperatingSystem.IsWindows()
        ? $"nvrtc-builtins64_{version.Major}{version.Minor}.dll"
        : $"libnvrtc-builtins.so.{version.Major}.{version.Minor}";

    private static IEnumerable<string> Folders()
    {
        string?[] toolkits =
        [
            Environment.GetEnvironmentVariable("CUDA_PATH"),
            Environment.GetEnvironmentVariable("CUDA_HOME"),
            .. OperatingSystem.IsWindows() ? Array.Empty<string>() : ["/usr/local/cuda", "/opt/cuda"],
        ];
        string[] parts = OperatingSystem.IsWindows() ? [@"bin\x64", "bin"] : ["lib64", "lib"];
        return from toolkit in toolkits
               where !string.IsNullOrEmpty(toolkit)
               from part in parts
               select Path.Combine(toolkit, part);
    }
}
