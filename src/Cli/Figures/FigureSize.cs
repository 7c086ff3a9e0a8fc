namespace KernelRD.Cli.Figures;

/// <summary>How large the trainings behind the figures are; what is set here are the paper's sizes.</summary>
internal sealed record FigureSize
{
    /// <summary>The paper's own: hours on a processor.</summary>
    public static FigureSize Paper { get; } = new();

    /// <summary>Each figure in less than a minute on two cores.</summary>
    public static FigureSize Quick { get; } = new()
    {
        Hidden = 512,
        WideHidden = 1024,
        WideIterations = 420,
        CifarHidden = 128,
        SyntheticIterations = 2300,
        SettlingIterations = 500,
        ImageIterations = 600,
        ImageSamples = 6000,
        Rows = 50,
        SeedHidden = 256,
        SeedIterations = 300,
        Seeds = 3,
        WidestHidden = 512,
        WidthIterations = 300,
    };

    /// <summary>m.</summary>
    public int Hidden { get; init; } = 8192;

    /// <summary>m of Figure 7.</summary>
    public int WideHidden { get; init; } = 16384;

    /// <summary>The iterations that Figure 7 shows of its trainings; null: all.</summary>
    public long? WideIterations { get; init; }

    /// <summary>m of Figure 16.</summary>
    public int CifarHidden { get; init; } = 1024;

    /// <summary>m of Figure 17.</summary>
    public int NarrowHidden { get; init; } = 128;

    /// <summary>The iterations of a training on a synthetic set.</summary>
    public long SyntheticIterations { get; init; } = 23_000;

    /// <summary>Those of them in which the distances settle: what Figures 4 and 5 show.</summary>
    public long SettlingIterations { get; init; } = 2300;

    /// <summary>The iterations of a training on images at most; null: those of 1000 epochs.</summary>
    public long? ImageIterations { get; init; }

    /// <summary>The first so many training samples of images are used.</summary>
    public int ImageSamples { get; init; } = int.MaxValue;

    /// <summary>How many times a training is measured.</summary>
    public int Rows { get; init; } = 100;

    /// <summary>m of the trainings of Figure 8.</summary>
    public int SeedHidden { get; init; } = 8192;

    /// <summary>The iterations of the trainings of Figure 8; null: those of the other figures.</summary>
    public long? SeedIterations { get; init; }

    /// <summary>How many seeds Figure 8 has.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>The largest of the widths 2³, 2⁴ … that are compared.</summary>
    public int WidestHidden { get; init; } = 32768;

    /// <summary>The iterations of each width.</summary>
    public long WidthIterations { get; init; } = 2300;
}
