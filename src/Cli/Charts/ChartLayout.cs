namespace KernelRD.Cli.Charts;

/// <summary>A chart with its scales, its margins and the place of its legend.</summary>
internal sealed class ChartLayout : PanelLayout
{
    private const double TickLength = 4;
    private const double LegendLine = 1.45 * SmallSize;
    private const double Sample = 20;
    private const double LegendInset = 6;

    private readonly Chart _chart;
    private readonly Area _plot;
    private readonly Scale _x;
    private readonly Scale _y;
    private readonly (IReadOnlyList<Tick> Ticks, string Factor) _xTicks;
    private readonly (IReadOnlyList<Tick> Ticks, string Factor) _yTicks;
    private readonly Rgba[] _colors;

    /// <summary>What the legend names, and where each entry's sample begins, within the plot or below it.</summary>
    private readonly List<(Series Series, Rgba Color, Point At)> _legend = [];

    /// <summary>The legend's own ground; null where it stands below the plot.</summary>
    private readonly Area? _legendBox;

    private ChartLayout(Chart chart)
    {
        _chart = chart;
        _plot = new Area(0, 0, chart.Width, chart.Height);
        _colors = Colors(chart.Series);
        bool isLined = chart.Series.All(series => series is LineSeries { HasMarkers: false } or BandSeries or RuleSeries);
        _x = Scale.Fit(chart.X, chart.Series.SelectMany(XValues), chart.Width, isLined ? 0 : 0.04);
        _y = Scale.Fit(chart.Y, chart.Series.SelectMany(YValues), chart.Height, 0.05);
        if (chart.IsEqualAspect)
            (_x, _y) = EqualAspect(_x, _y);
        _xTicks = chart.X.IsHidden ? ([], "") : _x.Ticks(64, label => TextWidth(label, SmallSize) + 10);
        _yTicks = chart.Y.IsHidden ? ([], "") : _y.Ticks(38, _ => 1.3 * SmallSize);

        double tickWidth = _yTicks.Ticks.Select(tick => TextWidth(tick.Label, SmallSize)).DefaultIfEmpty().Max();
        double overhang = _xTicks.Ticks.Where(tick => tick.Label.Length > 0)
            .Select(tick => _x.Map(tick.Value) + TextWidth(tick.Label, SmallSize) / 2 - chart.Width).DefaultIfEmpty().Max();
        double wide = Math.Max(TextWidth(chart.Title, TitleSize, isBold: true), TextWidth(XLabel, LabelSize)) - chart.Width;
        double tall = TextWidth(YLabel, LabelSize) - chart.Height;
        double bottom = (chart.X.IsHidden ? 2 : TickLength + 1.5 * SmallSize) + (XLabel.Length > 0 ? 1.5 * LabelSize : 0);
        TickWidth = tickWidth;
        Left = Math.Max(wide / 2, (chart.Y.IsHidden ? 2 : TickLength + 4 + tickWidth) + (YLabel.Length > 0 ? 1.6 * LabelSize : 0));
        Right = Math.Max(Math.Max(2, overhang), wide / 2);
        Top = Math.Max(tall / 2, chart.Title.Length > 0 ? 1.9 * TitleSize : 4);
        LabelBottom = bottom;
        Bottom = Math.Max(tall / 2, bottom + PlaceLegend(out _legendBox));
    }

    /// <summary>The width of the widest number at the Y axis.</summary>
    private double TickWidth { get; }

    /// <summary>How far below the plot the X axis' numbers and label end.</summary>
    private double LabelBottom { get; }

    private string XLabel => Label(_chart.X, _xTicks.Factor);

    private string YLabel => Label(_chart.Y, _yTicks.Factor);

    public static ChartLayout Of(Chart chart) => new(chart) { Width = chart.Width, Height = chart.Height };

    public override void Draw(ISurface surface, Point corner)
    {
        var moved = new MovedSurface(surface, corner);
        DrawGrid(moved);
        foreach (var (series, color) in _chart.Series.Zip(_colors).OrderBy(pair => pair.First is BandSeries ? 0 : 1))
            Draw(moved, series, color);
        DrawAxes(moved);
        DrawLegend(moved);
    }

    /// <summary>The power of ten that an axis' numbers are to be taken times stands behind its label.</summary>
    private static string Label(Axis axis, string factor) => factor.Length == 0 ? axis.Label : $"{axis.Label} ({factor})".TrimStart();

    private static Rgba[] Colors(IReadOnlyList<Series> series)
    {
        int next = 0;
        return [.. series.Select(one => one.Color ?? (one is RuleSeries ? Rgba.Faint : Palette.Of(next++)))];
    }

    private static IEnumerable<double> XValues(Series series) => series switch
    {
        LineSeries line => line.X,
        ScatterSeries scatter => scatter.X,
        BandSeries band => band.X,
        _ => [],
    };

    private static IEnumerable<double> YValues(Series series) => series switch
    {
        LineSeries line => line.Y,
        ScatterSeries scatter => scatter.Y,
        BandSeries band => band.Low.Concat(band.High),
        _ => [],
    };

    /// <summary>Widens one of two ranges around its middle, so that a unit is as long on both.</summary>
    private static (Scale X, Scale Y) EqualAspect(Scale x, Scale y)
    {
        double unit = Math.Max((x.High - x.Low) / x.Length, (y.High - y.Low) / y.Length);
        return (Widen(x), Widen(y));

        Scale Widen(Scale scale)
        {
            double middle = scale.Low + (scale.High - scale.Low) / 2, half = unit * scale.Length / 2;
            return scale.WithRange(middle - half, middle + half);
        }
    }

    private Point[] Project(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var points = new Point[Math.Min(x.Count, y.Count)];
        for (int i = 0; i < points.Length; i++)
        {
            bool isShown = _x.CanShow(x[i]) && _y.CanShow(y[i]);
            points[i] = isShown ? new(_x.Map(x[i]), _chart.Height - _y.Map(y[i])) : new(double.NaN, double.NaN);
        }

        return points;
    }

    private void Draw(ISurface surface, Series series, Rgba color)
    {
        switch (series)
        {
            case LineSeries line:
                var points = Project(line.X, line.Y);
                foreach (var part in Clipping.Line(points, _plot))
                    surface.Line(Thinning.Line(part), PenOf(line, color));
                if (line.HasMarkers)
                    surface.Discs([.. points.Where(_plot.Contains)], MarkerRadius, color);
                break;
            case ScatterSeries scatter:
                var places = Project(scatter.X, scatter.Y);
                var classes = scatter.Classes ?? new int[places.Length];
                foreach (var group in Enumerable.Range(0, places.Length).Where(i => _plot.Contains(places[i])).GroupBy(i => classes[i]).OrderBy(group => group.Key))
                    surface.Discs([.. group.Select(i => places[i])], scatter.Radius, scatter.Classes is null ? color : Palette.Of(group.Key));
                break;
            case BandSeries band:
                foreach (var polygon in Polygons(band))
                    surface.Fill(Clipping.Polygon(polygon, _plot), BandColor(color));
                break;
            case RuleSeries rule:
                foreach (var part in Clipping.Line(Ends(rule), _plot))
                    surface.Line(part, new(color, 1.1, Dashes(rule.Dash)));
                break;
        }
    }

    private Point[] Ends(RuleSeries rule)
    {
        double at = rule.IsVertical ? _x.Map(rule.At) : _chart.Height - _y.Map(rule.At);
        return rule.IsVertical ? [new(at, 0), new(at, _chart.Height)] : [new(0, at), new(_chart.Width, at)];
    }

    /// <summary>The band's outline, one for each stretch of finite values.</summary>
    private IEnumerable<IReadOnlyList<Point>> Polygons(BandSeries band)
    {
        var low = Project(band.X, band.Low);
        var high = Project(band.X, band.High);
        for (int start = 0, end; start < low.Length; start = end + 1)
        {
            for (end = start; end < low.Length && double.IsFinite(low[end].Y) && double.IsFinite(high[end].Y); end++)
            {
            }

            if (end - start > 1)
                yield return [.. Thinning.Line(high[start..end]), .. Thinning.Line(low[start..end]).Reverse()];
        }
    }

    private static Rgba BandColor(Rgba color) => color with { Opacity = 0.22 };

    private static Pen PenOf(LineSeries line, Rgba color) => new(color, line.Width, Dashes(line.Dash));

    private static double[]? Dashes(Dash dash) => dash switch
    {
        Dash.Dashed => [5, 4],
        Dash.Dotted => [1.2, 3],
        _ => null,
    };

    private const double MarkerRadius = 2.6;

    private void DrawGrid(ISurface surface)
    {
        foreach (var tick in _xTicks.Ticks.Where(tick => tick.Label.Length > 0))
            surface.Line([new(_x.Map(tick.Value), 0), new(_x.Map(tick.Value), _chart.Height)], new(Rgba.Grid, 0.8));
        foreach (var tick in _yTicks.Ticks.Where(tick => tick.Label.Length > 0))
            surface.Line([new(0, _chart.Height - _y.Map(tick.Value)), new(_chart.Width, _chart.Height - _y.Map(tick.Value))], new(Rgba.Grid, 0.8));
    }

    private void DrawAxes(ISurface surface)
    {
        var (width, height) = (_chart.Width, _chart.Height);
        var axis = new Pen(Rgba.Ink, 1);
        var number = new TextStyle(SmallSize, Rgba.Ink);
        if (_chart.X.IsHidden && _chart.Y.IsHidden)
            surface.Line([.. _plot.Corners, _plot.Corners[0]], new(Rgba.Grey, 0.8));
        else
            surface.Line([new(0, 0), new(0, height), new(width, height)], axis);
        foreach (var tick in _xTicks.Ticks)
        {
            double x = _x.Map(tick.Value);
            surface.Line([new(x, height), new(x, height + (tick.Label.Length > 0 ? TickLength : TickLength / 2))], axis);
            if (tick.Label.Length > 0)
                surface.Text(new(x, height + TickLength + 1.15 * SmallSize), tick.Label, number with { Anchor = TextAnchor.Middle });
        }

        foreach (var tick in _yTicks.Ticks)
        {
            double y = height - _y.Map(tick.Value);
            surface.Line([new(0, y), new(tick.Label.Length > 0 ? -TickLength : -TickLength / 2, y)], axis);
            if (tick.Label.Length > 0)
                surface.Text(new(-TickLength - 3, y + 0.36 * SmallSize), tick.Label, number with { Anchor = TextAnchor.End });
        }

        var label = new TextStyle(LabelSize, Rgba.Ink, TextAnchor.Middle);
        if (XLabel.Length > 0)
            surface.Text(new(width / 2, height + LabelBottom - 0.4 * LabelSize), XLabel, label);
        if (YLabel.Length > 0)
            surface.Text(new(-(_chart.Y.IsHidden ? 2 : TickLength + 4 + TickWidth) - 0.6 * LabelSize, height / 2), YLabel, label with { IsUpward = true });
        if (_chart.Title.Length > 0)
            surface.Text(new(width / 2, -0.8 * TitleSize), _chart.Title, new(TitleSize, Rgba.Ink, TextAnchor.Middle, IsBold: true));
    }

    private void DrawLegend(ISurface surface)
    {
        if (_legendBox is { } box)
        {
            surface.Fill(box.Corners, Rgba.White with { Opacity = 0.85 });
            surface.Line([.. box.Corners, box.Corners[0]], new(Rgba.Grid, 0.8));
        }

        foreach (var (series, color, at) in _legend)
        {
            Point[] line = [at, at + new Point(Sample, 0)];
            var middle = at + new Point(Sample / 2, 0);
            switch (series)
            {
                case LineSeries one:
                    surface.Line(line, PenOf(one, color));
                    if (one.HasMarkers)
                        surface.Discs([middle], MarkerRadius, color);
                    break;
                case RuleSeries rule:
                    surface.Line(line, new(color, 1.1, Dashes(rule.Dash)));
                    break;
                case ScatterSeries:
                    surface.Discs([middle], MarkerRadius, color);
                    break;
                case BandSeries:
                    surface.Fill(new Area(at.X, at.Y - 4, Sample, 8).Corners, BandColor(color));
                    break;
            }

            surface.Text(at + new Point(Sample + 6, 0.36 * SmallSize), series.Name, new(SmallSize, Rgba.Ink));
        }
    }

    /// <summary>
    /// Puts the legend into the first corner where it hides nothing, else below the plot in lines; tells how high it is there.
    /// </summary>
    private double PlaceLegend(out Area? box)
    {
        box = null;
        var named = _chart.Series.Zip(_colors).Where(pair => pair.First.Name.Length > 0).ToArray();
        if (named.Length == 0)
            return 0;
        double EntryWidth(Series series) => Sample + 6 + TextWidth(series.Name, SmallSize);
        double width = named.Max(pair => EntryWidth(pair.First)) + 2 * LegendInset, height = named.Length * LegendLine + LegendInset;
        double right = _chart.Width - width - 7, bottom = _chart.Height - height - 7;
        var drawn = Occupied().ToArray();
        foreach (var corner in new Point[] { new(right, 7), new(right, bottom), new(7, 7), new(7, bottom) })
        {
            var area = new Area(corner.X, corner.Y, width, height);
            var guarded = new Area(area.Left - 4, area.Top - 4, width + 8, height + 8);
            if (right < 7 || bottom < 7 || drawn.Any(guarded.Contains))
                continue;
            box = area;
            for (int i = 0; i < named.Length; i++)
                _legend.Add((named[i].First, named[i].Second, new(corner.X + LegendInset, corner.Y + LegendInset / 2 + (i + 0.5) * LegendLine)));
            return 0;
        }

        // Below: as many in a line as fit, in columns of equal width.
        double pitch = named.Max(pair => EntryWidth(pair.First)) + 16;
        int columns = Math.Clamp((int)((_chart.Width + 16) / pitch), 1, named.Length);
        double start = (_chart.Width - (columns * pitch - 16)) / 2;
        for (int i = 0; i < named.Length; i++)
            _legend.Add((named[i].First, named[i].Second, new(start + i % columns * pitch, _chart.Height + LabelBottom + (i / columns + 0.75) * LegendLine)));
        return (named.Length + columns - 1) / columns * LegendLine + 4;
    }

    /// <summary>Points that are at most a few pixels apart on everything drawn.</summary>
    private IEnumerable<Point> Occupied()
    {
        foreach (var series in _chart.Series)
        {
            IEnumerable<IReadOnlyList<Point>> lines = series switch
            {
                LineSeries line => Clipping.Line(Project(line.X, line.Y), _plot),
                RuleSeries rule => Clipping.Line(Ends(rule), _plot),
                BandSeries band => Project(band.X, band.Low).Zip(Project(band.X, band.High)).SelectMany(ends => Clipping.Line([ends.First, ends.Second], _plot)),
                ScatterSeries scatter => Project(scatter.X, scatter.Y).Where(_plot.Contains).Select(point => (Point[])[point]),
                _ => [],
            };
            foreach (var line in lines)
            {
                yield return line[0];
                for (int i = 1; i < line.Count; i++)
                {
                    double dx = line[i].X - line[i - 1].X, dy = line[i].Y - line[i - 1].Y;
                    int count = 1 + (int)(Math.Max(Math.Abs(dx), Math.Abs(dy)) / 4);
                    for (int k = 1; k <= count; k++)
                        yield return new(line[i - 1].X + dx * k / count, line[i - 1].Y + dy * k / count);
                }
            }
        }
    }
}
