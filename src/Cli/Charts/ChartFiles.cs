using System.Text;
using KernelRD.Cli.Files;

namespace KernelRD.Cli.Charts;

/// <summary>Figures as files.</summary>
internal static class ChartFiles
{
    /// <summary>Pixels of a picture for each pixel of the layout.</summary>
    private const double PixelScale = 2;

    /// <summary>Writes <c>path.svg</c> and <c>path.png</c>, each whole or not at all. Equal figures give equal bytes.</summary>
    /// <param name="figure">What to draw.</param>
    /// <param name="path">The files' path without extension.</param>
    public static void Save(Figure figure, string path)
    {
        string svg = ToSvg(figure);
        AtomicFile.Write(path + ".svg", stream => stream.Write(Encoding.UTF8.GetBytes(svg)), isDurable: false);
        SavePng(figure, path + ".png");
    }

    /// <summary>Writes a picture alone, such as a frame of an animation.</summary>
    public static void SavePng(Figure figure, string path, double scale = PixelScale)
    {
        var layout = new FigureLayout(figure);
        var surface = new RasterSurface(layout.Width, layout.Height, scale);
        layout.Draw(surface);
        AtomicFile.Write(path, stream => Png.WriteColors(stream, surface.Pixels, surface.Width), isDurable: false);
    }

    /// <summary>An SVG document without an XML declaration, which can also stand within a page.</summary>
    public static string ToSvg(Figure figure)
    {
        var layout = new FigureLayout(figure);
        var surface = new SvgSurface(layout.Width, layout.Height);
        layout.Draw(surface);
        return surface.Document;
    }
}
