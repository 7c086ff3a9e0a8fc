namespace KernelRD.Cli.Charts;

/// <summary>
/// Where the panels of a figure stand: in a row, their contents' upper edges are in line, and in a column the left edges, whatever labels
/// they have.
/// </summary>
internal sealed class FigureLayout
{
    private const double Margin = 10;
    private const double GapX = 18;
    private const double GapY = 16;
    private const double TitleSize = 14;

    private readonly Figure _figure;
    private readonly PanelLayout[] _panels;
    private readonly Point[] _corners;

    public FigureLayout(Figure figure)
    {
        _figure = figure;
        _panels = [.. figure.Panels.Select(PanelLayout.Of)];
        _corners = new Point[_panels.Length];
        int columns = Math.Min(figure.Columns, _panels.Length);
        int rows = columns == 0 ? 0 : (_panels.Length + columns - 1) / columns;

        double x = Margin;
        for (int column = 0; column < columns; column++)
        {
            var stack = Enumerable.Range(0, rows).Select(row => row * columns + column).Where(i => i < _panels.Length).ToArray();
            x += stack.Max(i => _panels[i].Left);
            foreach (int i in stack)
                _corners[i] = new(x, 0);
            x += stack.Max(i => _panels[i].Width + _panels[i].Right) + (column + 1 < columns ? GapX : 0);
        }

        double y = Margin + (figure.Title.Length > 0 ? 1.8 * TitleSize : 0);
        for (int row = 0; row < rows; row++)
        {
            var line = Enumerable.Range(row * columns, Math.Min(columns, _panels.Length - row * columns)).ToArray();
            y += line.Max(i => _panels[i].Top);
            foreach (int i in line)
                _corners[i] = _corners[i] with { Y = y };
            y += line.Max(i => _panels[i].Height + _panels[i].Bottom) + (row + 1 < rows ? GapY : 0);
        }

        double titleWidth = RichText.Width(figure.Title, isBold: true) * TitleSize;
        double missing = Math.Max(0, titleWidth - (x - Margin)) / 2;
        for (int i = 0; i < _corners.Length; i++)
            _corners[i] += new Point(missing, 0);
        Width = Math.Ceiling(x + Margin + 2 * missing);
        Height = Math.Ceiling(y + Margin);
    }

    /// <summary>In pixels at scale 1.</summary>
    public double Width { get; }

    /// <summary>In pixels at scale 1.</summary>
    public double Height { get; }

    public void Draw(ISurface surface)
    {
        surface.Fill(new Area(0, 0, Width, Height).Corners, Rgba.White);
        if (_figure.Title.Length > 0)
            surface.Text(new(Width / 2, Margin + TitleSize), _figure.Title, new(TitleSize, Rgba.Ink, TextAnchor.Middle, IsBold: true));
        for (int i = 0; i < _panels.Length; i++)
            _panels[i].Draw(surface, _corners[i]);
    }
}
