namespace KernelRD.Tests;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    private static readonly string[] s_outputs = [".git", "artifacts", "runs", "bin", "obj", "__pycache__", "BenchmarkDotNet.Artifacts", ".vs"];

    public static string Root { get; } = FindRoot();

    /// <summary>The text files below a folder, without build outputs, as paths relative to the root.</summary>
    public static IEnumerable<string> TextFiles(string folder = "") =>
        Directory.EnumerateFileSystemEntries(Path.Combine(Root, folder))
            .Where(entry => !s_outputs.Contains(Path.GetFileName(entry)))
            .Order(StringComparer.Ordinal)
            .SelectMany(entry => Directory.Exists(entry)
                ? TextFiles(Path.GetRelativePath(Root, entry))
                : IsText(entry) ? [Path.GetRelativePath(Root, entry).Replace('\\', '/')] : []);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static bool IsText(string path)
    {
        Span<byte> start = stackalloc byte[4096];
        using var file = File.OpenRead(path);
        return !start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)].Contains((byte)0);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KernelRD.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds KernelRD.sln.");
    }
}
