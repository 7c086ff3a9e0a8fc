using FsCheck;
using FsCheck.Fluent;
using KernelRD.Tests.Cli;
using KernelRD.Training.Data;

namespace KernelRD.Tests.Training.Data;

/// <summary>Files with anything changed, cut out or put in: the same data, or one sentence that names the file.</summary>
public sealed class FuzzTests
{
    private static readonly byte[][] s_pieces = [[], [0], [255], [0x1f, 0x8b], [0, 0, 8, 1], [0, 0, 8, 3], [9, 10, 11], [.. new byte[100]]];

    [TestCase("mnist", "-idxN-ubyte")]
    [TestCase("mnist", "-idxN-ubyte.gz")]
    [TestCase("cifar10", "")]
    public void AnyFile(string name, string ending)
    {
        using var folder = new TemporaryFolder();
        if (name == "mnist")
            DataFolder.WriteIdx(folder["data"], 3, 2, ending);
        else
            DataFolder.WriteCifar10(folder["data"], 2);
        var source = DataSource.All.Single(source => source.Name == name);
        var files = Directory.GetFiles(folder["data"]).ToDictionary(path => path, File.ReadAllBytes);
        var edits =
            from at in Gen.Choose(0, 10_000)
            from length in Gen.OneOf(Gen.Choose(0, 8), Gen.Choose(0, 4000))
            from piece in Gen.OneOf(Gen.Elements(s_pieces), Gen.Choose(0, 255).Select(value => new[] { (byte)value }))
            select (at, length, piece);
        var cases =
            from file in Gen.Elements(files.Keys.ToArray())
            from first in edits
            from more in edits.ArrayOf().Resize(2)
            select (file, edits: (List<(int At, int Length, byte[] Piece)>)[first, .. more]);
        int refused = 0;
        Prop.ForAll(cases.ToArbitrary(), change =>
        {
            byte[] bytes = change.edits.Aggregate(files[change.file], (bytes, edit) =>
            {
                int at = edit.At % (bytes.Length + 1);
                return [.. bytes[..at], .. edit.Piece, .. bytes[Math.Min(bytes.Length, at + edit.Length)..]];
            });
            File.WriteAllBytes(change.file, bytes);
            try
            {
                var data = source.Load(folder["data"]);
                Assert.That(data.Train.Labels.Concat(data.Test.Labels), Is.All.LessThan(10));
            }
            catch (DataSetException exception)
            {
                Assert.That(exception.Message, Does.Match("^[^\\n]+: at byte [0-9]+[^\\n]*: expected [^\\n]+, found [^\\n]+$"));
                refused++;
            }

            File.WriteAllBytes(change.file, files[change.file]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        Assert.That(refused, Is.GreaterThan(50));
    }

    [Test]
    public void NoFolderSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        foreach (var source in DataSource.All.Where(source => source.Files is not null))
        {
            AssertFails(source, folder["nowhere"], folder["nowhere"]);
            AssertFails(source, folder.Root, "there is no file");
            if (source.Home is null)
                AssertFails(source, null, $"name the folder of its files with --data-dir: {source.Files}");
            else
                AssertFails(source with { Home = folder["nowhere"] }, null, $"get it with {source.Hint}, or name another folder with --data-dir");
        }

        static void AssertFails(DataSource source, string? folder, string text) =>
            Assert.That(Assert.Throws<DataSetException>(() => source.Load(folder)).Message, Does.Contain(text).And.Not.Contain("\n"));
    }
}
