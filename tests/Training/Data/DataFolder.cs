using System.Buffers.Binary;
using System.IO.Compression;

namespace KernelRD.Tests.Training.Data;

/// <summary>Writes small data sets in the formats of the real ones.</summary>
internal static class DataFolder
{
    /// <summary>MNIST's four files with random pixels.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="train">Training images.</param>
    /// <param name="test">Test images.</param>
    /// <param name="ending">How the names end, with the number of axes in place of N; the files are compressed if it is .gz.</param>
    public static void WriteIdx(string folder, int train, int test, string ending = "-idxN-ubyte")
    {
        Directory.CreateDirectory(folder);
        var random = new Random(train);
        foreach (var (part, count) in new[] { ("train", train), ("t10k", test) })
        {
            WriteFile($"{part}-images{ending.Replace("N", "3")}", Images(count, random));
            WriteFile($"{part}-labels{ending.Replace("N", "1")}", Labels(count, random));
        }

        void WriteFile(string name, byte[] bytes) =>
            File.WriteAllBytes(Path.Combine(folder, name), name.EndsWith(".gz") ? Compress(bytes) : bytes);
    }

    /// <summary>CIFAR-10's six files with random pixels and so many images each.</summary>
    public static void WriteCifar10(string folder, int images)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(images);
        foreach (string name in new[] { "data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch" })
        {
            var bytes = new byte[images * 3073];
            random.NextBytes(bytes);
            for (int i = 0; i < images; i++)
                bytes[i * 3073] = (byte)random.Next(10);
            File.WriteAllBytes(Path.Combine(folder, name + ".bin"), bytes);
        }
    }

    public static byte[] Images(int count, Random random)
    {
        var bytes = new byte[16 + count * 784];
        random.NextBytes(bytes);
        int[] header = [0x803, count, 28, 28];
        for (int i = 0; i < 4; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), header[i]);
        return bytes;
    }

    public static byte[] Labels(int count, Random random)
    {
        var bytes = new byte[8 + count];
        BinaryPrimitives.WriteInt32BigEndian(bytes, 0x801);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), count);
        for (int i = 8; i < bytes.Length; i++)
            bytes[i] = (byte)random.Next(10);
        return bytes;
    }

    public static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return compressed.ToArray();
    }
}
