namespace KernelRD.Cli.Charts;

/// <summary>
/// Draws into pixels. A pixel takes a colour by how much of it is covered: for lines and discs, as its distance from the edge tells; for
/// polygons, exactly. Parts of one line or one set of discs that overlap cover once.
/// </summary>
internal sealed class RasterSurface : ISurface
{
    private readonly double _scale;
    private readonly byte[] _pixels;

    /// <summary>What the present shape covers of each pixel; 0 everywhere between two shapes.</summary>
    private readonly float[] _coverage;
    private (int Left, int Top, int Right, int Bottom) _touched;

    /// <param name="width">In pixels at scale 1.</param>
    /// <param name="height">In pixels at scale 1.</param>
    /// <param name="scale">How many pixels make one.</param>
    public RasterSurface(double width, double height, double scale)
    {
        _scale = scale;
        Width = (int)Math.Ceiling(width * scale);
        Height = (int)Math.Ceiling(height * scale);
        _pixels = new byte[3 * Width * Height];
        _coverage = new float[Width * Height];
        Array.Fill(_pixels, byte.MaxValue);
        Forget();
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Red, green and blue of each pixel, row after row.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    public void Line(IReadOnlyList<Point> points, Pen pen)
    {
        foreach (var stroke in pen.Dash is { } dash ? Dashes(points, dash) : [points])
            Cover(stroke, pen.Width);
        Paint(pen.Color);
    }

    public void Fill(IReadOnlyList<Point> polygon, Rgba color)
    {
        if (polygon.Count < 3)
            return;
        int left = Math.Clamp((int)Math.Floor(polygon.Min(point => point.X) * _scale), 0, Width);
        int right = Math.Clamp((int)Math.Ceiling(polygon.Max(point => point.X) * _scale), 0, Width);
        int top = Math.Clamp((int)Math.Floor(polygon.Min(point => point.Y) * _scale), 0, Height);
        int bottom = Math.Clamp((int)Math.Ceiling(polygon.Max(point => point.Y) * _scale), 0, Height);
        if (left == right || top == bottom)
            return;

        // Each edge leaves in every row the change of the covered area along X; the running sum is the coverage.
        int stride = right - left + 2;
        var changes = new double[stride * (bottom - top)];
        for (int i = 0; i < polygon.Count; i++)
        {
            var (from, to) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            AddEdge(from.X * _scale - left, from.Y * _scale - top, to.X * _scale - left, to.Y * _scale - top, changes, stride);
        }

        for (int y = top; y < bottom; y++)
        {
            double sum = 0;
            for (int x = left; x < right; x++)
            {
                sum += changes[(y - top) * stride + x - left];
                _coverage[y * Width + x] = (float)Math.Min(1, Math.Abs(sum));
            }
        }

        Touch(left, top, right, bottom);
        Paint(color);
    }

    public void Discs(IReadOnlyList<Point> centres, double radius, Rgba color)
    {
        foreach (var centre in centres)
            Cover(centre, centre, 2 * radius);
        Paint(color);
    }

    public void Text(Point at, string text, TextStyle style)
    {
        double weight = style.Size * (style.IsBold ? 0.12 : 0.082), stretch = style.IsBold ? StrokeFont.BoldStretch : 1;
        double start = style.Anchor switch
        {
            TextAnchor.Start => 0,
            TextAnchor.Middle => -RichText.Width(text, style.IsBold) / 2,
            _ => -RichText.Width(text, style.IsBold),
        };
        foreach (var run in RichText.Parse(text))
        {
            foreach (char sign in run.Text)
            {
                foreach (var stroke in StrokeFont.Strokes(sign))
                    Cover([.. stroke.Select(point => Place(start + run.Size * point.X, run.Rise + run.Size * point.Y))], weight * Math.Sqrt(run.Size));
                start += run.Size * StrokeFont.Advance(sign) * stretch;
            }
        }

        Paint(style.Color);

        Point Place(double x, double y) => style.IsUpward
            ? new(at.X - y * style.Size, at.Y - x * style.Size)
            : new(at.X + x * style.Size, at.Y - y * style.Size);
    }

    public void Image(Area area, Picture picture)
    {
        int left = (int)Math.Round(area.Left * _scale), top = (int)Math.Round(area.Top * _scale);
        int width = (int)Math.Round(area.Right * _scale) - left, height = (int)Math.Round(area.Bottom * _scale) - top;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                if (left + x < 0 || left + x >= Width || top + y < 0 || top + y >= Height)
                    continue;
                int source = (int)((long)y * picture.Height / height) * picture.Width + (int)((long)x * picture.Width / width);
                picture.Pixels.AsSpan(3 * source, 3).CopyTo(_pixels.AsSpan(3 * ((top + y) * Width + left + x)));
            }
        }
    }

    /// <summary>The strokes of a dashed line.</summary>
    private static IEnumerable<IReadOnlyList<Point>> Dashes(IReadOnlyList<Point> points, double[] dash)
    {
        int part = 0;
        double left = dash[0];
        List<Point> stroke = [points[0]];
        for (int i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            double length = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
            double done = 0;
            while (length - done > left)
            {
                done += left;
                var point = new Point(from.X + (to.X - from.X) * done / length, from.Y + (to.Y - from.Y) * done / length);
                if (part % 2 == 0)
                    yield return [.. stroke, point];
                stroke = [point];
                part = (part + 1) % dash.Length;
                left = dash[part];
            }

            left -= length - done;
            stroke.Add(to);
        }

        if (part % 2 == 0)
            yield return stroke;
    }

    private static void AddEdge(double x0, double y0, double x1, double y1, double[] changes, int stride)
    {
        if (y0 == y1)
            return;
        int rows = changes.Length / stride;
        double direction = y0 < y1 ? 1 : -1;
        if (y0 > y1)
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
        double slope = (x1 - x0) / (y1 - y0);
        for (int row = Math.Max(0, (int)Math.Floor(y0)); row < rows && row < y1; row++)
        {
            double top = Math.Max(y0, row), bottom = Math.Min(y1, row + 1);
            if (bottom <= top)
                continue;
            double a = Math.Clamp(x0 + slope * (top - y0), 0, stride - 2), b = Math.Clamp(x0 + slope * (bottom - y0), 0, stride - 2);
            if (a > b)
                (a, b) = (b, a);

            // Within the row the edge goes from a to b; of its height each column from the first on gets its share.
            double height = direction * (bottom - top);
            int first = (int)a, last = Math.Max(first, (int)Math.Ceiling(b) - 1);
            double before = 0;
            for (int column = first; column <= last + 1; column++)
            {
                double covered = column > last ? 1 : Covered(a, b, column);
                changes[row * stride + column] += height * (covered - before);
                before = covered;
            }
        }

        // The share of a pixel column that lies to the right of an edge from a to b, 0 to 1.
        static double Covered(double a, double b, int column)
        {
            if (b - a < 1e-9)
                return Math.Clamp(column + 1 - a, 0, 1);
            double from = Math.Clamp(column, a, b), to = Math.Clamp(column + 1, a, b);

            // The distance to the right end of the column, averaged over the edge: none of it before, its mean within, all of it after.
            double within = (to - from) * (column + 1 - (from + to) / 2);
            double after = Math.Max(0, from - a);
            return (within + after) / (b - a);
        }
    }

    private void Cover(IReadOnlyList<Point> stroke, double width)
    {
        for (int i = Math.Min(1, stroke.Count - 1); i < stroke.Count; i++)
            Cover(stroke[Math.Max(0, i - 1)], stroke[i], width);
    }

    /// <summary>Covers what is within half a width of a straight line; a width below one pixel covers less instead.</summary>
    private void Cover(Point from, Point to, double width)
    {
        double x0 = from.X * _scale, y0 = from.Y * _scale, dx = to.X * _scale - x0, dy = to.Y * _scale - y0;
        double radius = Math.Max(1, width * _scale) / 2;
        double strength = Math.Min(1, width * _scale), reach = radius + 0.5, squared = dx * dx + dy * dy;
        int top = Math.Clamp((int)Math.Floor(Math.Min(y0, y0 + dy) - reach), 0, Height);
        int bottom = Math.Clamp((int)Math.Ceiling(Math.Max(y0, y0 + dy) + reach), 0, Height);
        for (int y = top; y < bottom; y++)
        {
            // Of the line only what is near this row matters.
            double a = 0, b = 1;
            if (dy != 0)
            {
                a = Math.Clamp((y + 0.5 - reach - y0) / dy, 0, 1);
                b = Math.Clamp((y + 0.5 + reach - y0) / dy, 0, 1);
            }

            int left = Math.Clamp((int)Math.Floor(x0 + Math.Min(a * dx, b * dx) - reach), 0, Width);
            int right = Math.Clamp((int)Math.Ceiling(x0 + Math.Max(a * dx, b * dx) + reach), 0, Width);
            for (int x = left; x < right; x++)
            {
                double px = x + 0.5 - x0, py = y + 0.5 - y0;
                double t = squared > 0 ? Math.Clamp((px * dx + py * dy) / squared, 0, 1) : 0;
                double distance = Math.Sqrt((px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy));
                float covered = (float)(strength * Math.Clamp(reach - distance, 0, 1));
                ref float coverage = ref _coverage[y * Width + x];
                coverage = Math.Max(coverage, covered);
            }

            if (left < right)
                Touch(left, y, right, y + 1);
        }
    }

    private void Touch(int left, int top, int right, int bottom) => _touched = (
        Math.Min(_touched.Left, left), Math.Min(_touched.Top, top), Math.Max(_touched.Right, right), Math.Max(_touched.Bottom, bottom));

    private void Forget() => _touched = (Width, Height, 0, 0);

    private void Paint(Rgba color)
    {
        for (int y = _touched.Top; y < _touched.Bottom; y++)
        {
            for (int i = y * Width + _touched.Left; i < y * Width + _touched.Right; i++)
            {
                if (_coverage[i] == 0)
                    continue;
                double share = _coverage[i] * color.Opacity;
                Mix(ref _pixels[3 * i], color.Red, share);
                Mix(ref _pixels[3 * i + 1], color.Green, share);
                Mix(ref _pixels[3 * i + 2], color.Blue, share);
                _coverage[i] = 0;
            }
        }

        Forget();

        static void Mix(ref byte below, byte above, double share) => below = (byte)Math.Round(below + (above - below) * share);
    }
}
