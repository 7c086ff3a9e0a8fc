using KernelRD.Cli.Files;

namespace KernelRD.Cli.Simulations;

/// <summary>Makes pictures of fields, and the animation of pictures.</summary>
internal sealed class FrameRenderer(SimulationConfig config)
{
    private const int FramesPerSecond = 25;

    /// <summary>The share of values that may lie below the fitted range, and above it: a spike must not take all colours.</summary>
    private const double Outliers = 0.001;

    private readonly byte[] _pixels = new byte[config.Settings.CellCount];

    /// <summary>Writes one picture.</summary>
    public void Render(float[] values, double low, double high, string path)
    {
        ColorMap.Quantize(values, low, high, _pixels);
        // Not durably: a hundred flushes would take longer than a short run, and the pictures can be made again.
        AtomicFile.Write(
            path, stream => Png.Write(stream, _pixels, config.Settings.Width, config.ColorMap.Palette, config.Scale), isDurable: false);
    }

    /// <summary>Writes the pictures of all kept frames, in the range that fits them together.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; some pictures are written.</exception>
    public void RenderFitted(FrameSpool spool, SimulationFiles files, IReadOnlyList<FrameMetrics> rows, CancellationToken stop)
    {
        var (low, high) = FitRange(spool, rows, stop);
        Parallel.For(
            0,
            rows.Count,
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => (Renderer: new FrameRenderer(config), Values: new float[config.Settings.CellCount]),
            (frame, _, local) =>
            {
                spool.Read(frame, local.Values);
                local.Renderer.Render(local.Values, low, high, files.PicturePath(frame));
                return local;
            },
            _ => { });
    }

    public static void Animate(SimulationFiles files, int count)
    {
        var pictures = Enumerable.Range(0, count).Select(frame => files.PicturePath(frame)).ToArray();
        AtomicFile.Write(files.AnimationPath, stream => Png.WriteAnimation(stream, pictures, FramesPerSecond));
    }

    /// <summary>The values between which all but the outliers of all frames together lie, to 1/65536 of their whole range.</summary>
    private (double Low, double High) FitRange(FrameSpool spool, IReadOnlyList<FrameMetrics> rows, CancellationToken stop)
    {
        var shown = rows.Select(row => config.Field == Simulation.Field.U ? row.U : row.V).ToArray();
        double min = shown.Min(field => field.Min), max = shown.Max(field => field.Max);
        if (min == max)
            return (min, max);

        var counts = new long[1 << 16];
        double scale = counts.Length / (max - min);
        var values = new float[config.Settings.CellCount];
        for (int frame = 0; frame < rows.Count; frame++)
        {
            stop.ThrowIfCancellationRequested();
            spool.Read(frame, values);
            foreach (float value in values)
                counts[Math.Clamp((int)((value - min) * scale), 0, counts.Length - 1)]++;
        }

        long outliers = (long)(Outliers * rows.Count * values.Length);
        int first = 0, last = counts.Length - 1;
        for (long below = counts[first]; below <= outliers; below += counts[++first])
        {
        }

        for (long above = counts[last]; above <= outliers; above += counts[--last])
        {
        }

        // Everything but outliers in one bin is a field at rest: there the outliers are the picture.
        return first < last ? (min + first / scale, min + (last + 1) / scale) : (min, max);
    }
}
