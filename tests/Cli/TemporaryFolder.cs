namespace KernelRD.Tests.Cli;

/// <summary>A folder that is gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("kernelrd-test-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    /// <summary>All files of a folder: names relative to it, and contents.</summary>
    public static IReadOnlyDictionary<string, byte[]> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllBytes);

    /// <summary>Both folders hold the same files with the same bytes.</summary>
    public static void AssertSame(string actual, string expected)
    {
        var (left, right) = (Contents(actual), Contents(expected));
        Assert.That(left.Keys.Order(), Is.EqualTo(right.Keys.Order()), "file names");
        foreach (var (name, bytes) in left)
            Assert.That(bytes.AsSpan().SequenceEqual(right[name]), $"{name} differs");
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
