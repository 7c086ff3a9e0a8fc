namespace KernelRD.Cli.Charts;

/// <summary>Cuts shapes at the edges of a rectangle, so that surfaces need not.</summary>
internal static class Clipping
{
    /// <summary>The parts of a line within an area; a point that is not finite is a gap.</summary>
    public static IEnumerable<IReadOnlyList<Point>> Line(IReadOnlyList<Point> points, Area area)
    {
        List<Point> part = [];
        for (int i = 0; i < points.Count; i++)
        {
            bool isLone = IsFinite(points[i]) && (i == 0 || !IsFinite(points[i - 1])) && (i == points.Count - 1 || !IsFinite(points[i + 1]));
            if (isLone && area.Contains(points[i]))
                yield return [points[i]];
            if (i == 0 || !IsFinite(points[i]) || !IsFinite(points[i - 1]) || Segment(points[i - 1], points[i], area) is not var (from, to))
            {
                if (part.Count > 0)
                    yield return part;
                part = [];
                continue;
            }

            if (part.Count > 0 && part[^1] != from)
            {
                yield return part;
                part = [];
            }

            if (part.Count == 0)
                part.Add(from);
            part.Add(to);
        }

        if (part.Count > 0)
            yield return part;
    }

    /// <summary>The part of a polygon within an area, cut at one side after the other.</summary>
    public static IReadOnlyList<Point> Polygon(IReadOnlyList<Point> polygon, Area area)
    {
        var result = polygon;
        foreach (var distance in new Func<Point, double>[]
        {
            point => point.X - area.Left, point => area.Right - point.X, point => point.Y - area.Top, point => area.Bottom - point.Y,
        })
        {
            List<Point> kept = [];
            for (int i = 0; i < result.Count; i++)
            {
                var (from, to) = (result[i], result[(i + 1) % result.Count]);
                double a = distance(from), b = distance(to);
                if (a >= 0)
                    kept.Add(from);
                if (a >= 0 != b >= 0)
                    kept.Add(new(from.X + (to.X - from.X) * (a / (a - b)), from.Y + (to.Y - from.Y) * (a / (a - b))));
            }

            result = kept;
        }

        return result;
    }

    private static bool IsFinite(Point point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    private static (Point From, Point To)? Segment(Point from, Point to, Area area)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, first = 0, last = 1;
        foreach (var (change, room) in new[]
        {
            (-dx, from.X - area.Left), (dx, area.Right - from.X), (-dy, from.Y - area.Top), (dy, area.Bottom - from.Y),
        })
        {
            if (change == 0 && room < 0)
                return null;
            if (change < 0)
                first = Math.Max(first, room / change);
            else if (change > 0)
                last = Math.Min(last, room / change);
        }

        if (first > last)
            return null;
        return (first == 0 ? from : At(first), last == 1 ? to : At(last));

        Point At(double t) => new(from.X + t * dx, from.Y + t * dy);
    }
}
