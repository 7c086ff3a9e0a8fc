namespace KernelRD.Cli.Charts;

/// <summary>A surface whose origin is elsewhere on another one.</summary>
internal sealed class MovedSurface(ISurface surface, Point origin) : ISurface
{
    public void Line(IReadOnlyList<Point> points, Pen pen) => surface.Line(Move(points), pen);

    public void Fill(IReadOnlyList<Point> polygon, Rgba color) => surface.Fill(Move(polygon), color);

    public void Discs(IReadOnlyList<Point> centres, double radius, Rgba color) => surface.Discs(Move(centres), radius, color);

    public void Text(Point at, string text, TextStyle style) => surface.Text(at + origin, text, style);

    public void Image(Area area, Picture picture) =>
        surface.Image(area with { Left = area.Left + origin.X, Top = area.Top + origin.Y }, picture);

    private Point[] Move(IReadOnlyList<Point> points) => [.. points.Select(point => point + origin)];
}
