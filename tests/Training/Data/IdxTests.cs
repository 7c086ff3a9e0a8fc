using KernelRD.Tests.Cli;
using KernelRD.Training.Data;

namespace KernelRD.Tests.Training.Data;

public sealed class IdxTests
{
    private const string Images = "train-images-idx3-ubyte";
    private const string Labels = "train-labels-idx1-ubyte";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("-idxN-ubyte")]
    [TestCase(".idxN-ubyte")]
    [TestCase("-idxN-ubyte.gz")]
    [TestCase(".idxN-ubyte.gz")]
    public void ReadsTheFourFiles(string ending)
    {
        DataFolder.WriteIdx(_folder["data"], 12, 5, ending);
        var data = Idx.Load("mnist", _folder["data"]);
        var random = new Random(12);
        Assert.That((data.Name, data.Classes, data.Features), Is.EqualTo(("mnist", 10, 784)));
        foreach (var (samples, count) in new[] { (data.Train, 12), (data.Test, 5) })
        {
            Assert.That(samples.Pixels, Is.EqualTo(DataFolder.Images(count, random)[16..]));
            Assert.That(samples.Labels, Is.EqualTo(DataFolder.Labels(count, random)[8..]));
        }
    }

    [Test]
    public void DebiansFashionMnistIsWhole()
    {
        var source = DataSource.All.Single(source => source.Name == "fashion-mnist");
        if (!Directory.Exists(source.Home))
        {
            string reason = $"{source.Home} is missing; tests/run installs it";
            if (Environment.GetEnvironmentVariable("CI") is not null)
                Assert.Fail(reason);
            Assert.Ignore(reason);
        }

        var data = source.Load(null);
        foreach (var (samples, count) in new[] { (data.Train, 60_000), (data.Test, 10_000) })
        {
            Assert.That((samples.Count, samples.Features), Is.EqualTo((count, 784)));
            Assert.That(samples.Labels.GroupBy(label => label).Select(group => group.Count()), Is.All.EqualTo(count / 10));
        }

        // The mean that everybody who scales the set's pixels uses.
        Assert.That(data.Train.Pixels!.Average(pixel => pixel / 255.0), Is.EqualTo(0.2860).Within(0.00005));
    }

    [TestCase(Images, 0, "0001", "at byte 0: expected 0x00000803, which begins an IDX file of images, found 0x00010803")]
    [TestCase(Images, 3, "01", "at byte 0: expected 0x00000803, which begins an IDX file of images, found 0x00000801")]
    [TestCase(Images, 4, "00000000", "at byte 4: expected a number of images, found 0")]
    [TestCase(Images, 4, "0000000d", "at byte 9424: expected 10208 bytes in all, found 9424")]
    [TestCase(Images, 4, "0000000b", "at byte 8640: expected 8640 bytes in all, found 9424")]
    [TestCase(Images, 4, "ffffffff", "at byte 9424: expected 3367254359296 bytes in all, found 9424")]
    [TestCase(Images, 8, "0000001b", "at byte 8: expected 28 rows, found 27")]
    [TestCase(Images, 12, "00000020", "at byte 12: expected 28 columns, found 32")]
    [TestCase(Labels, 0, "00000803", "at byte 0: expected 0x00000801, which begins an IDX file of labels, found 0x00000803")]
    [TestCase(Labels, 4, "0000000b", "at byte 4: expected 12 labels, as many as train-images-idx3-ubyte has images, found 11")]
    [TestCase(Labels, 8, "0a", "at byte 8: expected a label from 0 to 9, found 10")]
    [TestCase(Labels, 19, "ff", "at byte 19: expected a label from 0 to 9, found 255")]
    public void AWrongByteIsNamed(string file, int offset, string bytes, string error)
    {
        DataFolder.WriteIdx(_folder["data"], 12, 5);
        string path = _folder["data/" + file];
        byte[] content = File.ReadAllBytes(path);
        Convert.FromHexString(bytes).CopyTo(content, offset);
        File.WriteAllBytes(path, content);
        AssertFails(path, error);
    }

    [TestCase(Images, 0, "at byte 0: expected 4 bytes of the header, found the end of the file 0 bytes on")]
    [TestCase(Images, 14, "at byte 12: expected 4 bytes of the header, found the end of the file 2 bytes on")]
    [TestCase(Images, 9423, "at byte 9423: expected 9424 bytes in all, found 9423")]
    [TestCase(Images, 9425, "at byte 9424: expected 9424 bytes in all, found 9425")]
    [TestCase(Labels, 19, "at byte 19: expected 20 bytes in all, found 19")]
    [TestCase(Labels, 21, "at byte 20: expected 20 bytes in all, found 21")]
    public void AWrongLengthIsNamed(string file, int length, string error)
    {
        DataFolder.WriteIdx(_folder["data"], 12, 5);
        string path = _folder["data/" + file];
        byte[] content = File.ReadAllBytes(path);
        Array.Resize(ref content, length);
        File.WriteAllBytes(path, content);
        AssertFails(path, error);
    }

    [Test]
    public void EveryCutOfAGzipFileIsFound()
    {
        DataFolder.WriteIdx(_folder["data"], 12, 5, "-idxN-ubyte.gz");
        string path = _folder[$"data/{Labels}.gz"];
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            AssertFails(path, "at byte [0-9]+.*: expected .*, found ");
        }
    }

    [Test]
    public void EveryByteAfterAGzipFileIsFound([Values(1, 2, 8, 9, 63, 64, 65, 5000)] int length)
    {
        DataFolder.WriteIdx(_folder["data"], 12, 5, "-idxN-ubyte.gz");
        string path = _folder[$"data/{Labels}.gz"];
        byte[] whole = File.ReadAllBytes(path);
        // Zeros, the start and the end of the file itself: the last passes for a checksum and a length.
        foreach (byte[] more in new[] { new byte[length], whole[..Math.Min(length, whole.Length)], whole[^Math.Min(length, whole.Length)..] })
        {
            File.WriteAllBytes(path, [.. whole, .. more]);
            AssertFails(path, "expected .*, found ");
        }
    }

    [Test]
    public void EveryFlippedBitOfAGzipFileIsFoundOrHarmless()
    {
        DataFolder.WriteIdx(_folder["data"], 12, 5, "-idxN-ubyte.gz");
        var expected = Idx.Load("mnist", _folder["data"]);
        string path = _folder[$"data/{Labels}.gz"];
        byte[] whole = File.ReadAllBytes(path);
        int found = 0;
        for (int bit = 0; bit < 8 * whole.Length; bit++)
        {
            byte[] bytes = [.. whole];
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, bytes);
            try
            {
                Assert.That(Idx.Load("mnist", _folder["data"]).Train.Labels, Is.EqualTo(expected.Train.Labels));
            }
            catch (DataSetException exception)
            {
                Assert.That(exception.Message, Does.StartWith(path + ": at byte ").And.Not.Contain('\n'));
                found++;
            }
        }

        // Only the header's flags, time, level and system may change unnoticed, and what fills the data's last byte.
        Assert.That(found, Is.GreaterThan(8 * (whole.Length - 8)));
    }

    [Test]
    public void AMissingFileIsNamed()
    {
        DataFolder.WriteIdx(_folder["data"], 12, 5);
        File.Delete(_folder["data/t10k-labels-idx1-ubyte"]);
        Assert.That(
            () => Idx.Load("mnist", _folder["data"]),
            Throws.TypeOf<DataSetException>().With.Message.Contain("there is no file t10k-labels-idx1-ubyte or t10k-labels.idx1-ubyte or "));
    }

    private void AssertFails(string path, string pattern)
    {
        var exception = Assert.Throws<DataSetException>(() => Idx.Load("mnist", _folder["data"]));
        Assert.That(exception.Message, Does.StartWith(path + ": ").And.Match(pattern).And.Not.Contain('\n'));
    }
}
