namespace KernelRD.Training.Data;

/// <summary>
/// MNIST's format, IDX: a magic number that tells type and number of axes, the extent of each axis, all of four bytes with the most
/// significant one first, then the values, here bytes.
/// </summary>
public static class Idx
{
    private const int Side = 28;
    private const uint ImagesMagic = 0x0803;
    private const uint LabelsMagic = 0x0801;

    /// <summary>The names of the four files, up to what tells their format.</summary>
    private static readonly string[] s_files = ["train-images", "train-labels", "t10k-images", "t10k-labels"];

    /// <summary>How the names end, with the number of axes in place of N.</summary>
    private static readonly string[] s_endings = ["-idxN-ubyte", ".idxN-ubyte", "-idxN-ubyte.gz", ".idxN-ubyte.gz"];

    /// <summary>What a folder must hold, for help and errors.</summary>
    public static string Files => "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, each plain or .gz";

    /// <summary>Reads the four files of a folder.</summary>
    /// <exception cref="DataSetException">One is missing or damaged.</exception>
    public static DataSet Load(string name, string folder)
    {
        string[] paths = [.. s_files.Select(file => Find(folder, file))];
        return new DataSet(name, Labels.Classes, Pair(paths[0], paths[1]), Pair(paths[2], paths[3]));
    }

    private static Samples Pair(string imagesPath, string labelsPath)
    {
        byte[] images = DataFile.Read(imagesPath, file =>
        {
            ExpectMagic(file, ImagesMagic, "images");
            uint count = TakeCount(file, "images");
            foreach (string axis in new[] { "rows", "columns" })
            {
                uint extent = file.TakeUInt32("the header");
                if (extent != Side)
                    throw file.Error(axis == "rows" ? 8 : 12, $"{Side} {axis}", $"{extent}");
            }

            file.ExpectLength(16 + (long)count * Side * Side);
            if ((long)count * Side * Side > Array.MaxLength)
                throw file.Error(4, $"at most {Array.MaxLength / (Side * Side)} images", $"{count}");
            return file.Take((long)count * Side * Side, "images");
        });

        byte[] labels = DataFile.Read(labelsPath, file =>
        {
            ExpectMagic(file, LabelsMagic, "labels");
            uint count = TakeCount(file, "labels");
            if (count != images.Length / (Side * Side))
                throw file.Error(4, $"{images.Length / (Side * Side)} labels, as many as {Path.GetFileName(imagesPath)} has images", $"{count}");
            file.ExpectLength(8 + count);
            byte[] labels = file.Take(count, "labels");
            for (int i = 0; i < labels.Length; i++)
                Labels.Check(file, 8 + i, labels[i]);
            return labels;
        });
        return Samples.OfPixels(Side * Side, images, labels);
    }

    private static void ExpectMagic(DataFile file, uint expected, string what)
    {
        uint found = file.TakeUInt32("the header");
        if (found != expected)
            throw file.Error(0, $"0x{expected:x8}, which begins an IDX file of {what}", $"0x{found:x8}");
    }

    private static uint TakeCount(DataFile file, string what)
    {
        uint count = file.TakeUInt32("the header");
        return count > 0 ? count : throw file.Error(4, $"a number of {what}", "0");
    }

    private static string Find(string folder, string file)
    {
        string axes = file.EndsWith("images", StringComparison.Ordinal) ? "3" : "1";
        string[] names = [.. s_endings.Select(ending => file + ending.Replace("N", axes, StringComparison.Ordinal))];
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new DataSetException($"{folder}: there is no file {string.Join(" or ", names)}");
    }
}
