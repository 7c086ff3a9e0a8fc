namespace KernelRD.Training.Data;

/// <summary>CIFAR-10's binary version: records of a label and 32 × 32 pixels, all red ones first, then green, then blue.</summary>
public static class Cifar10
{
    private const int Features = 3 * 32 * 32;
    private const int Record = 1 + Features;

    private static readonly string[] s_train = [.. Enumerable.Range(1, 5).Select(number => $"data_batch_{number}.bin")];

    /// <summary>What a folder must hold, for help and errors.</summary>
    public static string Files => "data_batch_1.bin to data_batch_5.bin and test_batch.bin";

    /// <summary>Reads the six files of a folder, or of cifar-10-batches-bin in it, as which the archive unpacks.</summary>
    /// <exception cref="DataSetException">One is missing or damaged, or holds fewer images than another.</exception>
    public static DataSet Load(string folder)
    {
        string unpacked = Path.Combine(folder, "cifar-10-batches-bin");
        if (Directory.Exists(unpacked))
            folder = unpacked;
        string[] paths = [.. s_train.Append("test_batch.bin").Select(name => Path.Combine(folder, name))];
        if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
            throw new DataSetException($"{folder}: there is no file {Path.GetFileName(missing)}");

        // All are as long as the longest: one that was cut off after a whole record differs.
        long records = paths.Max(Length) / Record;
        return new DataSet("cifar10", Labels.Classes, Read(paths[..^1], records), Read(paths[^1..], records));
    }

    private static long Length(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"{path}: {exception.Message}");
        }
    }

    private static Samples Read(string[] paths, long records)
    {
        long count = paths.Length * records;
        byte[]? pixels = null, labels = null;
        for (int batch = 0; batch < paths.Length; batch++)
        {
            DataFile.Read(paths[batch], file =>
            {
                if (records == 0)
                    throw file.Error(0, $"an image, {Record} bytes", $"{file.Length}");
                file.ExpectLength(records * Record);
                if (count > Array.MaxLength / Features)
                    throw file.Error(0, $"at most {Array.MaxLength / Features / paths.Length} images", $"{records}");
                pixels ??= new byte[count * Features];
                labels ??= new byte[count];
                for (long i = batch * records; i < (batch + 1) * records; i++)
                {
                    byte[] record = file.Take(Record, "images");
                    Labels.Check(file, (i - batch * records) * Record, record[0]);
                    labels[i] = record[0];
                    record.AsSpan(1).CopyTo(pixels.AsSpan((int)i * Features));
                }

                return records;
            });
        }

        return Samples.OfPixels(Features, pixels!, labels!);
    }
}
