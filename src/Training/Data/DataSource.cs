namespace KernelRD.Training.Data;

/// <summary>A data set by name, with what the paper does with it.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">One line about it.</param>
/// <param name="Batch">B.</param>
/// <param name="TargetMse">The training MSE to stop at; null: none.</param>
/// <param name="Files">The files that it is read from; null where it is drawn.</param>
/// <param name="Home">The folder in which its files are where nobody names one; null: none.</param>
/// <param name="Hint">How to get the files.</param>
public sealed record DataSource(string Name, string Title, int Batch, double? TargetMse, string? Files, string? Home, string? Hint)
{
    /// <summary>After how many epochs the paper stops at the latest.</summary>
    public const int Epochs = 1000;

    public static IReadOnlyList<DataSource> All { get; } =
    [
        new("synthetic", "ten blobs in the plane, 782 more inputs are 1", 256, null, null, null, null) { Read = _ => Synthetic.Create("synthetic", 784) },
        new("synthetic-1024", "the same with 1024 inputs", 256, null, null, null, null) { Read = _ => Synthetic.Create("synthetic-1024", 1024) },
        new("mnist", "handwritten digits, 28 x 28", 512, 0.001, Idx.Files, null, null) { Read = folder => Idx.Load("mnist", folder) },
        new(
            "fashion-mnist", "clothes, 28 x 28", 512, 0.001, Idx.Files, "/usr/share/datasets/fashion-mnist",
            "apt-get install dataset-fashion-mnist")
        {
            Read = folder => Idx.Load("fashion-mnist", folder),
        },
        new("cifar10", "animals and vehicles, 32 x 32 in colour", 512, 0.02, Cifar10.Files, null, null) { Read = Cifar10.Load },
    ];

    private Func<string, DataSet> Read { get; init; } = null!;

    /// <summary>Draws the set, or reads it.</summary>
    /// <param name="folder">Where its files are; null: at home.</param>
    /// <exception cref="DataSetException">There is no folder, or a file is missing or damaged.</exception>
    public DataSet Load(string? folder)
    {
        if (Files is null)
            return Read("");
        if (folder is not null && !Directory.Exists(folder))
            throw new DataSetException($"{Name}: there is no folder {folder}");
        folder ??= Home;
        if (folder is null)
            throw new DataSetException($"{Name}: name the folder of its files with --data-dir: {Files}");
        if (!Directory.Exists(folder))
            throw new DataSetException($"{Name}: there is no {folder}; get it with {Hint}, or name another folder with --data-dir");
        return Read(folder);
    }
}
