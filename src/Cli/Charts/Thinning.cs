namespace KernelRD.Cli.Charts;

/// <summary>Leaves out points of a long line that nobody could see.</summary>
internal static class Thinning
{
    /// <summary>
    /// Of the points in each pixel along X the first, the lowest, the highest and the last: these cover the same pixels. A line that
    /// also goes back stays as it is.
    /// </summary>
    public static IReadOnlyList<Point> Line(IReadOnlyList<Point> points)
    {
        for (int i = 1; i < points.Count; i++)
        {
            if (!(points[i].X >= points[i - 1].X) || !double.IsFinite(points[i].Y))
                return points;
        }

        List<Point> kept = [];
        for (int start = 0, end; start < points.Count; start = end)
        {
            double column = Math.Floor(points[start].X);
            int low = start, high = start;
            for (end = start; end < points.Count && Math.Floor(points[end].X) == column; end++)
            {
                low = points[end].Y < points[low].Y ? end : low;
                high = points[end].Y > points[high].Y ? end : high;
            }

            foreach (int i in new SortedSet<int> { start, low, high, end - 1 })
                kept.Add(points[i]);
        }

        return kept;
    }
}
