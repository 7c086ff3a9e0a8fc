namespace KernelRD.Cli.Charts;

/// <summary>How a line is drawn, with round ends and joins.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Width">In pixels at scale 1.</param>
/// <param name="Dash">Lengths of strokes and gaps in turn; empty: without gaps.</param>
internal readonly record struct Pen(Rgba Color, double Width, double[]? Dash = null);
