namespace KernelRD.Cli.Charts;

/// <summary>How a text is written.</summary>
/// <param name="Size">The em in pixels at scale 1.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Anchor">Which point of it is given.</param>
/// <param name="IsBold">Whether its strokes are heavy.</param>
/// <param name="IsUpward">Whether it is turned to read from below.</param>
internal readonly record struct TextStyle(
    double Size, Rgba Color, TextAnchor Anchor = TextAnchor.Start, bool IsBold = false, bool IsUpward = false);
