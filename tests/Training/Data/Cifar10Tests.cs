using KernelRD.Tests.Cli;
using KernelRD.Training.Data;

namespace KernelRD.Tests.Training.Data;

public sealed class Cifar10Tests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void WriteFiles()
    {
        _folder = new TemporaryFolder();
        DataFolder.WriteCifar10(_folder["data"], 7);
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("data")]
    [TestCase("data/cifar-10-batches-bin")]
    public void ReadsTheSixFiles(string place)
    {
        if (place != "data")
        {
            DataFolder.WriteCifar10(_folder[place], 7);
            foreach (string file in Directory.GetFiles(_folder["data"]))
                File.Delete(file);
        }

        var data = Cifar10.Load(_folder["data"]);
        Assert.That((data.Name, data.Classes, data.Features, data.Train.Count, data.Test.Count), Is.EqualTo(("cifar10", 10, 3072, 35, 7)));
        for (int i = 0; i < 42; i++)
        {
            string file = i < 35 ? $"data_batch_{i / 7 + 1}.bin" : "test_batch.bin";
            byte[] record = File.ReadAllBytes(_folder[$"{place}/{file}"])[(i % 7 * 3073)..][..3073];
            var (samples, index) = i < 35 ? (data.Train, i) : (data.Test, i - 35);
            Assert.That(samples.Labels[index], Is.EqualTo(record[0]));
            Assert.That(samples.Pixels.AsSpan(index * 3072, 3072).SequenceEqual(record.AsSpan(1)), file);
        }
    }

    [TestCase("data_batch_1.bin", 6 * 3073, "at byte 18438: expected 21511 bytes in all, found 18438")]
    [TestCase("data_batch_3.bin", 7 * 3073 - 1, "at byte 21510: expected 21511 bytes in all, found 21510")]
    [TestCase("test_batch.bin", 0, "at byte 0: expected 21511 bytes in all, found 0")]
    [TestCase("test_batch.bin", 7 * 3073 + 1, "at byte 21511: expected 21511 bytes in all, found 21512")]
    public void AWrongLengthIsNamed(string file, int length, string error)
    {
        byte[] bytes = File.ReadAllBytes(_folder[$"data/{file}"]);
        Array.Resize(ref bytes, length);
        File.WriteAllBytes(_folder[$"data/{file}"], bytes);
        AssertFails($"data/{file}", error);
    }

    [Test]
    public void AWrongLabelIsNamed()
    {
        byte[] bytes = File.ReadAllBytes(_folder["data/data_batch_5.bin"]);
        bytes[2 * 3073] = 10;
        File.WriteAllBytes(_folder["data/data_batch_5.bin"], bytes);
        AssertFails("data/data_batch_5.bin", "at byte 6146: expected a label from 0 to 9, found 10");
    }

    [Test]
    public void EmptyFilesAndMissingOnesAreNamed()
    {
        foreach (string file in Directory.GetFiles(_folder["data"]))
            File.WriteAllBytes(file, []);
        AssertFails("data/data_batch_1.bin", "at byte 0: expected an image, 3073 bytes, found 0");
        File.Delete(_folder["data/data_batch_4.bin"]);
        AssertFails("data", "there is no file data_batch_4.bin");
    }

    private void AssertFails(string path, string error)
    {
        var exception = Assert.Throws<DataSetException>(() => Cifar10.Load(_folder["data"]));
        Assert.That(exception.Message, Is.EqualTo($"{_folder[path]}: {error}"));
    }
}
