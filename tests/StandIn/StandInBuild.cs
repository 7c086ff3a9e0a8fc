using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace KernelRD.Tests;

/// <summary>Builds the test doubles of NVIDIA's driver with NVRTC and of the OpenCL loader, once for each version of their source.</summary>
internal static class StandInBuild
{
    // Kernels are compiled with these too: a precompiled header serves only the options that it was made with.
    private const string Options = "-std=c++17 -O2 -ffp-contract=off -fno-strict-aliasing -fwrapv -fPIC";

    private static readonly string[] s_files = ["cuda.cpp", "device.h", "opencl.cpp"];

    private static readonly Lazy<(string? Folder, string Reason)> s_built = new(Build);

    /// <summary>The folder with the libraries, or null.</summary>
    public static string? Folder => s_built.Value.Folder;

    /// <summary>Why there is no library.</summary>
    public static string Reason => s_built.Value.Reason;

    private static (string? Folder, string Reason) Build()
    {
        if (!OperatingSystem.IsLinux())
            return (null, "The stand-ins for drivers are built on Linux only.");
        string source = Path.Combine(Repository.Root, "tests", "StandIn");
        string text = string.Concat(s_files.Select(file => File.ReadAllText(Path.Combine(source, file)))) + Options;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        string folder = Path.Combine(Repository.Root, "artifacts", "stand-in", hash);
        if (Directory.Exists(folder))
            return (folder, "");

        // Under another name until all is there: a run that is cut off leaves nothing that looks complete.
        string unfinished = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(unfinished);
        string header = Path.Combine(folder, "device.h");
        File.Copy(Path.Combine(source, "device.h"), Path.Combine(unfinished, "device.h"), overwrite: true);
        const string Shared = "-Wall -Wextra -Werror -shared -fvisibility=hidden";
        string library = $"{Shared} -DSTANDIN_HEADER='\"{header}\"' -DSTANDIN_OPTIONS='\"{Options}\"' "
            + $"'{Path.Combine(source, "cuda.cpp")}' -ldl";
        string? failure = Run($"g++ {Options} -o '{unfinished}/cuda.so' {library}")
            ?? Run($"g++ {Options} -o '{unfinished}/incomplete.so' -DSTANDIN_WITHOUT_MEMORY {library}")
            ?? Run($"g++ {Options} -o '{unfinished}/opencl.so' {Shared} '{Path.Combine(source, "opencl.cpp")}' -ldl")
            ?? Run($"g++ {Options} -w -x c++-header -o '{unfinished}/device.h.gch' '{unfinished}/device.h'");
        if (failure is not null)
            return (null, $"g++ did not build the stand-ins for drivers: {failure}");
        try
        {
            Directory.Move(unfinished, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another run was faster.
            Directory.Delete(unfinished, recursive: true);
        }

        return (folder, "");
    }

    /// <summary>What a command printed if it failed, else null.</summary>
    private static string? Run(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", command + " 2>&1" }, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : output;
    }
}
