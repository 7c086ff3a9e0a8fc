namespace KernelRD.Cli.Charts;

/// <summary>Pictures in rows.</summary>
internal sealed class ImageLayout : PanelLayout
{
    private const double Gap = 8;
    private const double BarWidth = 10;

    private readonly ImagePanel _panel;
    private readonly double _pitchX;
    private readonly double _pitchY;

    private ImageLayout(ImagePanel panel, double pitchX, double pitchY)
    {
        _panel = panel;
        _pitchX = pitchX;
        _pitchY = pitchY;
    }

    public static ImageLayout Of(ImagePanel panel)
    {
        double caption = panel.Images.Select(image => TextWidth(image.Caption, SmallSize)).DefaultIfEmpty().Max();
        double height = panel.Images.Select(image => HeightOf(panel, image.Picture)).DefaultIfEmpty().Max();
        double pitchX = Math.Max(panel.Size, caption) + Gap;
        double pitchY = height + Gap + (caption > 0 ? 1.5 * SmallSize : 0);
        int columns = Math.Max(1, Math.Min(panel.Columns, panel.Images.Count));
        int rows = (panel.Images.Count + columns - 1) / columns;
        double width = columns * pitchX - Gap;
        double bar = panel.Scale is var (_, low, high) ? Gap + BarWidth + 4 + Math.Max(TextWidth(NumberText.Of(low), SmallSize), TextWidth(NumberText.Of(high), SmallSize)) : 0;
        double overhang = Math.Max(0, TextWidth(panel.Title, TitleSize, isBold: true) - width) / 2;
        return new ImageLayout(panel, pitchX, pitchY)
        {
            Width = width,
            Height = Math.Max(0, rows * pitchY - Gap),
            Left = overhang,
            Right = Math.Max(bar, overhang),
            Top = panel.Title.Length > 0 ? 1.9 * TitleSize : 0,
        };
    }

    public override void Draw(ISurface surface, Point corner)
    {
        if (_panel.Title.Length > 0)
            surface.Text(corner + new Point(Width / 2, -0.8 * TitleSize), _panel.Title, new(TitleSize, Rgba.Ink, TextAnchor.Middle, IsBold: true));
        for (int i = 0; i < _panel.Images.Count; i++)
        {
            var (picture, caption) = _panel.Images[i];
            var (row, column) = Math.DivRem(i, _panel.Columns);
            double height = HeightOf(_panel, picture);
            var area = new Area(corner.X + column * _pitchX + (_pitchX - Gap - _panel.Size) / 2, corner.Y + row * _pitchY, _panel.Size, height);
            surface.Image(area, picture);
            surface.Line([.. area.Corners, area.Corners[0]], new(Rgba.Grey, 0.5));
            if (caption.Length > 0)
                surface.Text(new(area.Centre.X, area.Bottom + 1.25 * SmallSize), caption, new(SmallSize, Rgba.Ink, TextAnchor.Middle));
        }

        if (_panel.Scale is not var (map, low, high) || _panel.Images.Count == 0)
            return;
        float[] ramp = [.. Enumerable.Range(0, 256).Select(level => 255f - level)];
        var bar = new Area(corner.X + Width + Gap, corner.Y, BarWidth, HeightOf(_panel, _panel.Images[0].Picture));
        surface.Image(bar, Picture.OfField(ramp, 1, map, 0, 255));
        surface.Line([.. bar.Corners, bar.Corners[0]], new(Rgba.Grey, 0.5));
        surface.Text(new(bar.Right + 4, bar.Top + 0.75 * SmallSize), NumberText.Of(high), new(SmallSize, Rgba.Ink));
        surface.Text(new(bar.Right + 4, bar.Bottom), NumberText.Of(low), new(SmallSize, Rgba.Ink));
    }

    private static double HeightOf(ImagePanel panel, Picture picture) => panel.Size * picture.Height / picture.Width;
}
