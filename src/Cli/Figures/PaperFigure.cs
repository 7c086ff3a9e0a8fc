namespace KernelRD.Cli.Figures;

/// <summary>A figure of the paper.</summary>
/// <param name="Number">Its number there.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Claim">What the paper says that it shows.</param>
/// <param name="Make">Computes and draws it anew, and compares.</param>
internal sealed record PaperFigure(int Number, string Title, string Claim, Func<FigureRun, Finding> Make)
{
    /// <summary>Those that there are, by number.</summary>
    public static IReadOnlyList<PaperFigure> All { get; } =
    [
        BlobFigure.Create(),
        TuringFigure.Create(),
        .. GrayScottFigure.CreateAll(),
    ];
}
