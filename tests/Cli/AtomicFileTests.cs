using KernelRD.Cli.Files;

namespace KernelRD.Tests.Cli;

public sealed class AtomicFileTests
{
    [Test]
    public void AFailureLeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder["a"], "old");
        void Fail() => AtomicFile.Write(folder["a"], stream =>
        {
            stream.WriteByte(1);
            Assert.That(File.ReadAllText(folder["a"]), Is.EqualTo("old"), "while writing");
            throw new InvalidDataException();
        });
        Assert.That(Fail, Throws.TypeOf<InvalidDataException>());
        Assert.That(Directory.GetFiles(folder.Root), Is.EqualTo(new[] { folder["a"] }));
        Assert.That(File.ReadAllText(folder["a"]), Is.EqualTo("old"));
        AtomicFile.Write(folder["a"], "new");
        Assert.That(File.ReadAllText(folder["a"]), Is.EqualTo("new"));
    }
}
