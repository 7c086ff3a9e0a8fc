namespace KernelRD.Cli.Charts;

/// <summary>A panel whose measures are known: how much room it takes around its content, and how it is drawn.</summary>
internal abstract class PanelLayout
{
    protected const double TitleSize = 12.5;
    protected const double LabelSize = 12;
    protected const double SmallSize = 10.5;

    /// <summary>The width of what stands between the margins.</summary>
    public required double Width { get; init; }

    /// <summary>The height of what stands between the margins.</summary>
    public required double Height { get; init; }

    public double Left { get; protected init; }

    public double Right { get; protected init; }

    public double Top { get; protected init; }

    public double Bottom { get; protected init; }

    public static PanelLayout Of(Panel panel) => panel switch
    {
        Chart chart => ChartLayout.Of(chart),
        ImagePanel images => ImageLayout.Of(images),
        _ => throw new ArgumentException($"No layout for {panel.GetType().Name}.", nameof(panel)),
    };

    /// <summary>Draws the panel with the content's upper left corner there.</summary>
    public abstract void Draw(ISurface surface, Point corner);

    protected static double TextWidth(string text, double size, bool isBold = false) => RichText.Width(text, isBold) * size;
}
