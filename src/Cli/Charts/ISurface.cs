namespace KernelRD.Cli.Charts;

/// <summary>What a figure is drawn on; later things cover earlier ones. Nothing is clipped but by the edges.</summary>
internal interface ISurface
{
    /// <summary>A line through points; a single point is a dot.</summary>
    void Line(IReadOnlyList<Point> points, Pen pen);

    /// <summary>The inside of a polygon whose edges do not cross.</summary>
    void Fill(IReadOnlyList<Point> polygon, Rgba color);

    /// <summary>Discs of one colour, as a whole: where they overlap they hide no more.</summary>
    void Discs(IReadOnlyList<Point> centres, double radius, Rgba color);

    /// <summary>One line of text with the markup of <see cref="RichText"/>.</summary>
    void Text(Point at, string text, TextStyle style);

    /// <summary>A picture with sharp pixels.</summary>
    void Image(Area area, Picture picture);
}
