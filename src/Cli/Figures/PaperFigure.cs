using System.Globalization;

namespace KernelRD.Cli.Figures;

/// <summary>A figure of the paper, or one that belongs to it.</summary>
/// <param name="Number">Its number there; null: it has none.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Claim">What the paper says that it shows.</param>
/// <param name="Make">Computes and draws it anew, and compares.</param>
internal sealed record PaperFigure(int? Number, string Title, string Claim, Func<FigureRun, Finding> Make)
{
    /// <summary>What it is asked for by.</summary>
    public string Name { get; init; } = Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>The folder that it is kept in.</summary>
    public string Folder => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"figure-{number:00}") : Name;

    /// <summary>What it is called in a sentence's beginning.</summary>
    public string Heading => Number is null ? Title : $"Figure {Number}, {Title}";

    /// <summary>Those that there are, by number.</summary>
    public static IReadOnlyList<PaperFigure> All { get; } =
    [
        BlobFigure.Create(),
        DisplacementFigure.Create(),
        .. DistanceFigures.CreateSynthetic(),
        .. DistanceFigures.CreateDigits(),
        ErrorFigure.Create(),
        FilterFigure.Create(10, "MNIST", Arms.Digits),
        FeatureFigure.Create(11, "MNIST", Arms.Digits),
        FeatureFigure.CreateInput(),
        DistanceFigures.CreateFashion(),
        FilterFigure.Create(14, "Fashion-MNIST", run => Arms.Images(run, "fashion-mnist")),
        FeatureFigure.Create(15, "Fashion-MNIST", run => Arms.Images(run, "fashion-mnist")),
        .. DistanceFigures.CreateNarrow(),
        TuringFigure.Create(),
        .. PatternFigure.CreateAll(),
        .. GrayScottFigure.CreateAll(),
        WidthFigure.Create(),
    ];
}
