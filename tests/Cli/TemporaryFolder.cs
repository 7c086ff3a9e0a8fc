using System.Text;

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

    /// <summary>Both folders hold the same files with the same bytes, but for the names of the devices that runs there ran on.</summary>
    public static void AssertSame(string actual, string expected)
    {
        var (left, right) = (Contents(actual), Contents(expected));
        Assert.That(left.Keys.Order(), Is.EqualTo(right.Keys.Order()), "file names");
        foreach (var (name, bytes) in left.Where(file => Path.GetFileName(file.Key) != "devices.txt"))
        {
            if (Path.GetFileName(name) == "report.html")
                Assert.That(WithoutDevice(bytes), Is.EqualTo(WithoutDevice(right[name])), name);
            else
                Assert.That(bytes.AsSpan().SequenceEqual(right[name]), $"{name} differs");
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static IEnumerable<string> WithoutDevice(byte[] report) =>
        Encoding.UTF8.GetString(report).Split('\n').Where(line => !line.StartsWith("<tr><th scope=\"row\">Device</th>"));
}
