using System.Globalization;
using System.Xml.Linq;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Files;

namespace KernelRD.Tests.Cli.Charts;

public sealed class FigureTests
{
    private static readonly Axis s_hidden = new() { IsHidden = true };

    /// <summary>Every kind of series and panel, and what data can be like.</summary>
    private static readonly Dictionary<string, Figure> s_figures = new()
    {
        ["line"] = new(new Chart(new LineSeries([0, 1, 2], [0, 4, 2]) { Name = "A < B & \"C\"" }) { Title = "‖U(t) − U(0)‖_{F}", X = new("t"), Y = new("α²") }),
        ["dashed"] = new(new Chart(new LineSeries([0, 1, 2], [0, 4, 2]) { Dash = Dash.Dashed }, new LineSeries([0, 2], [1, 1]) { Dash = Dash.Dotted })),
        ["log"] = new(new Chart(new LineSeries([1, 10, 100], [1e-9, 0, 1]) { HasMarkers = true, Name = "gap" }) { X = new("m", true), Y = new("y", true) }),
        ["scatter"] = new(new Chart(new ScatterSeries([0, 1, 2], [0, 4, 2]) { Classes = [-1, 0, 200] }) { X = s_hidden, Y = s_hidden, IsEqualAspect = true }),
        ["band"] = new(new Chart(new BandSeries([0, 1, 2, 3], [0, 1, double.NaN, 1], [2, 3, 2, 2]) { Name = "range" })),
        ["rules"] = new(new Chart(new LineSeries([0, 9], [0, 9]), new RuleSeries(4) { Name = "ε" }, new RuleSeries(5, IsVertical: true), new RuleSeries(50))),
        ["images"] = new(new ImagePanel((Picture.OfField([0, 1, 2, 3, 4, 5], 3, ColorMap.Find("grey")!), "σ² = 1"))
        {
            Title = "filters",
            Scale = (ColorMap.Find("viridis")!, 0, 5),
        }),
        ["nothing"] = new(),
        ["empty series"] = new(new Chart(new LineSeries([], []), new ScatterSeries([], []), new BandSeries([], [], []))),
        ["no series"] = new(new Chart()),
        ["no images"] = new(new ImagePanel()),
        ["one point"] = new(new Chart(new LineSeries([3], [4]), new ScatterSeries([3], [4]))),
        ["not numbers"] = new(new Chart(new LineSeries([0, double.NaN, 2], [double.NaN, 1, double.PositiveInfinity]))),
        ["all equal"] = new(new Chart(new LineSeries([1, 2, 3], [7, 7, 7]))),
        ["huge"] = new(new Chart(new LineSeries([-1e308, 0, 1e308], [1e308, -1e308, 1e308]))),
        ["past the ends"] = new(new Chart(new LineSeries([-9, 20], [-9, 1e12])) { X = new() { Range = (0, 1) }, Y = new() { Range = (0, 1) } }),
        ["several"] = new(new Chart(new LineSeries([0, 1], [0, 1])), new ImagePanel(), new Chart()) { Title = "A title that is far wider than all" },
    };

    private static IEnumerable<string> Names => s_figures.Keys;

    [TestCaseSource(nameof(Names))]
    public void TheSvgIsWellFormedSelfContainedAndWithinItsEdges(string name)
    {
        string svg = ChartFiles.ToSvg(s_figures[name]);
        var root = XDocument.Parse(svg).Root!;
        Assert.That(svg, Does.Not.Contain("NaN").And.Not.Contain("Infinity").And.Not.Contain("∞"));
        Assert.That(root.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName == "href").Select(a => a.Value), Has.All.StartsWith("data:image/png;base64,"));
        Assert.That(root.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName == "id"), Is.Empty, "drawings of one page must not share names");
        double width = Number(root, "width"), height = Number(root, "height");
        foreach (var text in root.Descendants().Where(element => element.Name.LocalName == "text" && element.Attribute("x") is not null))
        {
            double x = Number(text, "x"), length = RichText.Width(text.Value, text.Attribute("font-weight") is not null) * Number(text, "font-size");
            double left = text.Attribute("text-anchor")?.Value switch { "middle" => x - length / 2, "end" => x - length, _ => x };
            Assert.That(left, Is.GreaterThanOrEqualTo(0), text.Value);
            Assert.That(left + length, Is.LessThanOrEqualTo(width), text.Value);
            Assert.That(Number(text, "y"), Is.InRange(0, height), text.Value);
        }

        foreach (var path in root.Descendants().Where(element => element.Name.LocalName == "path"))
        {
            var numbers = path.Attribute("d")!.Value.Split('M', 'Z', 'h', ' ').Where(part => part.Length > 0)
                .Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            Assert.That(numbers, Has.All.InRange(0, Math.Max(width, height)));
        }
    }

    [TestCaseSource(nameof(Names))]
    public void BothFilesAreWrittenAndTheSameEveryTime(string name)
    {
        using var folder = new TemporaryFolder();
        foreach (string path in new[] { "first", "second" })
            ChartFiles.Save(s_figures[name], folder[path]);
        var files = TemporaryFolder.Contents(folder.Root);
        Assert.That(files.Keys.Order(StringComparer.Ordinal), Is.EqualTo(new[] { "first.png", "first.svg", "second.png", "second.svg" }));
        Assert.That(files["first.svg"], Is.EqualTo(files["second.svg"]));
        Assert.That(files["first.png"], Is.EqualTo(files["second.png"]));

        var root = XDocument.Parse(File.ReadAllText(folder["first.svg"])).Root!;
        var png = DecodedPng.Read(files["first.png"]);
        Assert.That((png.Width, png.Height), Is.EqualTo((2 * (int)Number(root, "width"), 2 * (int)Number(root, "height"))));
        int ink = png.Frames[0].Count(level => level < 128);
        Assert.That(ink, name is "nothing" or "no images" ? Is.Zero : Is.GreaterThan(100));
        for (int y = 0; y < png.Height; y++)
        {
            // Nothing touches the left and the right edge.
            Assert.That(Level(png, 0, y) + Level(png, png.Width - 1, y), Is.EqualTo(2 * 765));
        }
    }

    [Test]
    public void ALineIsWhereItsPointsAre()
    {
        var chart = new Chart(new LineSeries([0, 10], [5, 5]) { Color = Rgba.Of(0xFF0000), Width = 4 })
        {
            X = new() { Range = (0, 10), IsHidden = true },
            Y = new() { Range = (0, 10), IsHidden = true },
            Width = 100,
            Height = 100,
        };
        var png = Render(new Figure(chart));
        var red = Enumerable.Range(0, png.Width * png.Height).Where(i => png.Frames[0].AsSpan(3 * i, 3).SequenceEqual(new byte[] { 255, 0, 0 })).ToArray();
        Assert.That(red.Select(i => i / png.Width).Distinct().Count(), Is.EqualTo(8), "4 wide at scale 2");
        Assert.That(red.Select(i => i % png.Width).Distinct().Count(), Is.InRange(200, 208), "from end to end, with round ends");
        Assert.That(red.Average(i => i / png.Width) + 0.5, Is.EqualTo(png.Height / 2.0).Within(3));
    }

    [Test]
    public void CoverageAddsUpToTheArea()
    {
        var surface = new RasterSurface(50, 50, 1);
        surface.Fill([new(10.25, 5.5), new(40.75, 12.25), new(20.5, 44.75)], Rgba.Of(0));
        double area = 0.5 * Math.Abs((40.75 - 10.25) * (44.75 - 5.5) - (20.5 - 10.25) * (12.25 - 5.5));
        Assert.That(Ink(surface), Is.EqualTo(area).Within(0.5));

        surface = new RasterSurface(50, 50, 1);
        surface.Discs([new(25.3, 24.6)], 9, Rgba.Of(0));
        Assert.That(Ink(surface), Is.EqualTo(Math.PI * 81).Within(1).Percent);

        surface = new RasterSurface(50, 50, 1);
        surface.Line([new(10, 10), new(40, 30)], new(Rgba.Of(0), 3));
        Assert.That(Ink(surface), Is.EqualTo(3 * Math.Sqrt(1300) + Math.PI * 2.25).Within(1).Percent, "with its round ends");

        surface = new RasterSurface(50, 50, 1);
        surface.Line([new(5, 25), new(45, 25)], new(Rgba.Of(0), 2, [6, 6]));
        Assert.That(Ink(surface), Is.EqualTo(4 * 2 * (6 + Math.PI / 2) - 2 * (2 + Math.PI / 2)).Within(4), "four strokes, the last one cut");
    }

    [Test]
    public void WhatOverlapsWithinAShapeCoversOnce()
    {
        var once = new RasterSurface(30, 30, 2);
        var twice = new RasterSurface(30, 30, 2);
        var color = Rgba.Of(0x336699) with { Opacity = 0.5 };
        once.Discs([new(15, 15)], 5, color);
        twice.Discs([new(15, 15), new(15, 15)], 5, color);
        Assert.That(twice.Pixels.SequenceEqual(once.Pixels));
    }

    [Test]
    public void EverySignOfACaptionHasAGlyph()
    {
        const string Signs = "αβγδεζηθκλμνξπρστφχψωΓΔΘΛΣΦΩ∞‖∇∂∈√∝−×±·≤≥≈≠→…°–—′";
        for (char sign = ' '; sign <= '~'; sign++)
            Assert.That(StrokeFont.Has(sign), $"{sign}");
        foreach (char sign in Signs)
            Assert.That(StrokeFont.Has(sign), $"{sign}");
        Assert.That(StrokeFont.Has('☃'), Is.False);
        for (char sign = '!'; sign <= '~'; sign++)
        {
            var points = StrokeFont.Strokes(sign).SelectMany(stroke => stroke).ToArray();
            Assert.That(points.Select(point => point.X), Has.All.InRange(0, StrokeFont.Advance(sign)), $"{sign}");
            Assert.That(points.Select(point => point.Y), Has.All.InRange(-0.25, 0.75), $"{sign}");
        }
    }

    [Test]
    public void MarkupRaisesAndLowers()
    {
        Assert.That(RichText.Parse("‖U‖_{F} = 10^{−3}").Select(run => run.Text), Is.EqualTo(new[] { "‖U‖", "F", " = 10", "−3" }));
        Assert.That(RichText.Parse("u_min^2").Select(run => run.Text), Is.EqualTo(new[] { "u_min^2" }));
        Assert.That(RichText.Parse("x¹²").Select(run => (run.Text, run.Rise > 0)), Is.EqualTo(new[] { ("x", false), ("12", true) }));
        Assert.That(RichText.Parse("λ₀ ½").Select(run => run.Text), Is.EqualTo(new[] { "λ", "0", " ", "1", "/", "2" }));
        Assert.That(RichText.Parse("^{").Select(run => run.Text), Is.EqualTo(new[] { "^{" }));
        var surface = new SvgSurface(10, 10);
        surface.Text(new(0, 0), "a^{2}b_{3}c", new(10, Rgba.Ink));
        var text = XDocument.Parse(surface.Document).Root!.Elements().Single();
        Assert.That(text.Value, Is.EqualTo("a2b3c"));
        Assert.That(text.Elements().Sum(part => Number(part, "dy")), Is.Zero.Within(1e-9), "the last part stands on the baseline again");
    }

    [Test]
    public void ALegendHidesNothingWhereACornerIsFree()
    {
        var rising = new LineSeries([0, 1], [0, 1]) { Name = "rising" };
        var falling = new LineSeries([0, 1], [1, 0]) { Name = "falling" };
        var flat = new[] { 0.02, 0.98 }.Select(y => new LineSeries([0, 1], [y, y]) { Name = $"at {y}" });
        var (_, rise) = LegendPlace(rising);
        Assert.That(rise.Y, Is.GreaterThan(150), "below the line");
        var (height, crossed) = LegendPlace([rising, falling, .. flat]);
        Assert.That(crossed.Y, Is.GreaterThan(230), "below the plot");
        Assert.That(height, Is.GreaterThan(crossed.Y));

        static (double Height, Point At) LegendPlace(params Series[] series)
        {
            var root = XDocument.Parse(ChartFiles.ToSvg(new Figure(new Chart(series)))).Root!;
            var entry = root.Elements().First(element => element.Value == series[0].Name);
            return (Number(root, "height"), new(Number(entry, "x"), Number(entry, "y")));
        }
    }

    [Test]
    public void LongLinesThinOutWithoutLosingPeaks()
    {
        var random = new Random(3);
        Point[] points = [.. Enumerable.Range(0, 100_000).Select(i => new Point(i / 250.0, random.NextDouble()))];
        points[54321] = points[54321] with { Y = 7 };
        var kept = Thinning.Line(points);
        Assert.That(kept, Has.Count.LessThanOrEqualTo(4 * 400));
        Assert.That(kept, Does.Contain(points[0]).And.Contain(points[^1]).And.Contain(points[54321]));
        Point[] back = [new(0, 0), new(2, 1), new(1, 1)];
        Assert.That(Thinning.Line(back), Is.EqualTo(back));
    }

    [Test]
    public void LinesAreCutAtTheEdges()
    {
        var area = new Area(0, 0, 10, 10);
        Assert.That(Clipping.Line([new(-5, 5), new(5, 5), new(5, 20), new(8, 20), new(8, 5)], area), Is.EqualTo(new Point[][]
        {
            [new(0, 5), new(5, 5), new(5, 10)],
            [new(8, 10), new(8, 5)],
        }));
        Assert.That(Clipping.Line([new(-5, -1), new(20, -1)], area), Is.Empty);
        Assert.That(Clipping.Line([new(1, 1), new(double.NaN, 1), new(3, 3), new(4, 4)], area), Is.EqualTo(new Point[][]
        {
            [new(1, 1)],
            [new(3, 3), new(4, 4)],
        }));
        Assert.That(Clipping.Polygon([new(5, 5), new(15, 5), new(15, 15), new(5, 15)], area), Is.EquivalentTo(new Point[]
        {
            new(5, 5), new(10, 5), new(10, 10), new(5, 10),
        }));
        Assert.That(Clipping.Polygon([new(15, 5), new(25, 5), new(25, 15)], area), Is.Empty);
    }

    [Test]
    public void ColorsOfManyClassesDiffer()
    {
        var colors = Enumerable.Range(-1, 60).Select(Palette.Of).ToArray();
        Assert.That(colors, Is.Unique);
        Assert.That(Palette.Of(-5), Is.EqualTo(Palette.Of(-1)));
    }

    private static double Ink(RasterSurface surface)
    {
        double sum = 0;
        for (int i = 0; i < surface.Pixels.Length; i += 3)
            sum += 1 - surface.Pixels[i] / 255.0;
        return sum;
    }

    private static DecodedPng Render(Figure figure)
    {
        using var folder = new TemporaryFolder();
        ChartFiles.SavePng(figure, folder["figure.png"]);
        return DecodedPng.Read(File.ReadAllBytes(folder["figure.png"]));
    }

    private static int Level(DecodedPng png, int x, int y)
    {
        var pixel = png.Frames[0].AsSpan(3 * (y * png.Width + x), 3);
        return pixel[0] + pixel[1] + pixel[2];
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
