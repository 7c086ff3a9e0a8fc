using KernelRD.Kernels;

namespace KernelRD.Tests;

/// <summary>
/// The texts of every kernel, as they are in the folder Snapshots, so that a change of the translator shows what it does to them. After a
/// change that is meant, run these tests once with KRD_UPDATE_SNAPSHOTS=1 and look at what git says.
/// </summary>
internal sealed class SnapshotTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "Translator", "Snapshots");

    private static readonly bool s_update = Environment.GetEnvironmentVariable("KRD_UPDATE_SNAPSHOTS") == "1";

    /// <summary>Every kernel of src/Kernels and of these tests, but for those that test the CPU engine.</summary>
    public static IEnumerable<KernelSource> Kernels() =>
        from assembly in new[] { typeof(KernelAttribute).Assembly, typeof(SnapshotTests).Assembly }
        let table = KernelTable.Of(assembly)
        from name in table.Names
        where !name.StartsWith("KernelRD.Tests.Cpu.", StringComparison.Ordinal)
        select table.Find(name);

    private static IEnumerable<(string File, string Text)> Texts() => Kernels().SelectMany(kernel => new[]
    {
        ($"{kernel.Name}.cl", kernel.OpenCl), ($"{kernel.Name}.cu", kernel.Cuda), ($"{kernel.Name}.cpu", kernel.Cpu),
    });

    [TestCaseSource(nameof(Names))]
    public void TextIsAsBefore(string file)
    {
        string path = Path.Combine(s_folder, file), text = Texts().Single(item => item.File == file).Text;
        if (s_update)
            File.WriteAllText(path, text);
        Assert.That(File.Exists(path), $"There is no snapshot {file}.");
        Assert.That(text, Is.EqualTo(File.ReadAllText(path)), "KRD_UPDATE_SNAPSHOTS=1 takes the new text.");
    }

    [Test]
    public void EverySnapshotIsUsed()
    {
        var unused = Directory.EnumerateFiles(s_folder).Where(path => !Names().Contains(Path.GetFileName(path))).ToList();
        if (s_update)
            unused.ForEach(File.Delete);
        else
            Assert.That(unused, Is.Empty);
    }

    private static IEnumerable<string> Names() => Texts().Select(text => text.File);
}
