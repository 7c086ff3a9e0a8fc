using KernelRD.Cli.Files;

namespace KernelRD.Cli.Charts;

/// <summary>Small pictures in rows, each with a caption below.</summary>
internal sealed record ImagePanel : Panel
{
    public ImagePanel(params IReadOnlyList<(Picture Picture, string Caption)> images) => Images = images;

    public IReadOnlyList<(Picture Picture, string Caption)> Images { get; init; }

    /// <summary>How many pictures stand in a row.</summary>
    public int Columns { get; init; } = 3;

    /// <summary>The width of a picture in pixels at scale 1; the height follows.</summary>
    public double Size { get; init; } = 96;

    /// <summary>What the colours mean, drawn beside the pictures; null where each has its own range.</summary>
    public (ColorMap Map, double Low, double High)? Scale { get; init; }
}
