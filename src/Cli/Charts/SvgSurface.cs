using System.Globalization;
using System.Text;
using KernelRD.Cli.Files;

namespace KernelRD.Cli.Charts;

/// <summary>Writes SVG: text as text, pictures as PNG within, and nothing that a page with other drawings could confuse.</summary>
internal sealed class SvgSurface : ISurface
{
    private readonly StringBuilder _svg = new();

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public SvgSurface(double width, double height)
    {
        string size = $"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}";
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" ");
        _svg.Append("font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\">\n");
    }

    /// <summary>The whole document, without an XML declaration, so that it can also stand within a page.</summary>
    public string Document => _svg + "</svg>\n";

    public void Line(IReadOnlyList<Point> points, Pen pen)
    {
        string dash = pen.Dash is { } lengths ? $" stroke-dasharray=\"{string.Join(' ', lengths.Select(Number))}\"" : "";
        string ends = points.Count != 2 ? " stroke-linejoin=\"round\" stroke-linecap=\"round\"" : "";
        _svg.Append($"<path d=\"{Path(points)}\" fill=\"none\"{Paint("stroke", pen.Color)} stroke-width=\"{Number(pen.Width)}\"{dash}{ends}/>\n");
    }

    public void Fill(IReadOnlyList<Point> polygon, Rgba color)
    {
        if (polygon.Count >= 3)
            _svg.Append($"<path d=\"{Path(polygon)}Z\"{Paint("fill", color)}/>\n");
    }

    /// <summary>A dot is a line of no length with round ends: that is short, and thousands make one element.</summary>
    public void Discs(IReadOnlyList<Point> centres, double radius, Rgba color)
    {
        if (centres.Count == 0)
            return;
        _svg.Append("<path d=\"");
        foreach (var centre in centres)
            _svg.Append($"M{Number(centre.X)} {Number(centre.Y)}h0");
        _svg.Append($"\" fill=\"none\"{Paint("stroke", color)} stroke-width=\"{Number(2 * radius)}\" stroke-linecap=\"round\"/>\n");
    }

    public void Text(Point at, string text, TextStyle style)
    {
        string place = style.IsUpward
            ? $" transform=\"translate({Number(at.X)} {Number(at.Y)}) rotate(-90)\"" : $" x=\"{Number(at.X)}\" y=\"{Number(at.Y)}\"";
        string anchor = style.Anchor switch
        {
            TextAnchor.Start => "",
            TextAnchor.Middle => " text-anchor=\"middle\"",
            _ => " text-anchor=\"end\"",
        };
        string weight = style.IsBold ? " font-weight=\"bold\"" : "";
        _svg.Append($"<text{place}{anchor} font-size=\"{Number(style.Size)}\"{weight}{Paint("fill", style.Color)}>");
        double rise = 0;
        foreach (var run in RichText.Parse(text))
        {
            // A shift holds for what follows, too: so every part goes from where the one before stood.
            if (run.Rise == rise && run.Size == 1)
                _svg.Append(Escape(run.Text));
            else
                _svg.Append($"<tspan dy=\"{Number((rise - run.Rise) * style.Size)}\" font-size=\"{Number(run.Size * style.Size)}\">{Escape(run.Text)}</tspan>");
            rise = run.Rise;
        }

        _svg.Append("</text>\n");
    }

    public void Image(Area area, Picture picture)
    {
        using var png = new MemoryStream();
        Png.WriteColors(png, picture.Pixels, picture.Width);
        string place = $"x=\"{Number(area.Left)}\" y=\"{Number(area.Top)}\" width=\"{Number(area.Width)}\" height=\"{Number(area.Height)}\"";
        string data = Convert.ToBase64String(png.GetBuffer(), 0, (int)png.Length);
        _svg.Append($"<image {place} preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{data}\"/>\n");
    }

    private static string Path(IReadOnlyList<Point> points)
    {
        // Pairs after the first are lines by themselves; a lone point needs one of no length to be seen.
        string pairs = string.Join(' ', points.Select(point => $"{Number(point.X)} {Number(point.Y)}"));
        return $"M{pairs}{(points.Count == 1 ? "h0" : "")}";
    }

    private static string Paint(string property, Rgba color) =>
        $" {property}=\"{color.Hex}\"" + (color.Opacity < 1 ? $" {property}-opacity=\"{Number(color.Opacity)}\"" : "");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char sign in text)
        {
            escaped.Append(sign switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                < ' ' => " ",
                _ => sign.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>To a hundredth of a pixel.</summary>
    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
