namespace KernelRD.Simulation;

/// <summary>
/// The eigenmodes of the five-point Laplacian on a grid with a boundary. They are products of one mode along X and one along Y, and so
/// the eigenvalue −q of a mode is −(qx + qy) with q = 4/dx² · sin²(θ/2), where θ, the phase from cell to cell, is 2πm/n (periodic, m = 0 …
/// n/2), πm/n (zero flux, m = 0 … n − 1) or πm/(n + 1) (zero outside, m = 1 … n).
/// </summary>
internal sealed class LaplacianModes
{
    private const int Samples = 4096;

    private readonly double _cellSize;
    private readonly double[] _phaseX;
    private readonly double[] _phaseY;
    private readonly double[] _qx;
    private readonly double[] _qy;

    public LaplacianModes(SimulationSettings settings)
    {
        _cellSize = settings.CellSize;
        _phaseX = Phases(settings.Width, settings.Boundary);
        _phaseY = Phases(settings.Height, settings.Boundary);
        _qx = Array.ConvertAll(_phaseX, Eigenvalue);
        _qy = Array.ConvertAll(_phaseY, Eigenvalue);
        Smallest = new Mode(this, 0, 0);
        Largest = new Mode(this, _qx.Length - 1, _qy.Length - 1);
    }

    public Mode Smallest { get; }

    public Mode Largest { get; }

    /// <summary>The mode of largest q ≤ <paramref name="q"/>, or null.</summary>
    public Mode? Below(double q) => Neighbours(q).Below;

    /// <summary>The mode of smallest q ≥ <paramref name="q"/>, or null.</summary>
    public Mode? Above(double q) => Neighbours(q).Above;

    /// <summary>
    /// The mode with the largest value of a function of q that is smooth but for a few kinks and jumps. No list of all modes is needed:
    /// between a maximum of the function and the next minimum the best mode is the nearest one to the maximum.
    /// </summary>
    public (Mode Mode, double Value) Maximize(Func<double, double> function)
    {
        var best = (Mode: Smallest, Value: function(Smallest.Q));
        foreach (double peak in Peaks(function))
        {
            var (below, above) = Neighbours(peak);
            foreach (var mode in new[] { below, above })
            {
                if (mode is { } found && function(found.Q) is var value && value > best.Value)
                    best = (found, value);
            }
        }

        return best;
    }

    /// <summary>The modes of smallest and largest q among those where a function is positive, or null.</summary>
    public (Mode First, Mode Last)? Positive(Func<double, double> function)
    {
        Mode? first = null;
        Mode? last = null;
        foreach (double peak in Peaks(function).Where(peak => function(peak) > 0))
        {
            double from = Edge(function, peak, -1);
            double to = Edge(function, peak, +1);
            if (Above(from) is { } low && low.Q <= to && (first is null || low.Q < first.Value.Q))
                first = low;
            if (Below(to) is { } high && high.Q >= from && (last is null || high.Q > last.Value.Q))
                last = high;
        }

        return first is { } f && last is { } l ? (f, l) : null;
    }

    private static double[] Phases(int n, Boundary boundary) => boundary switch
    {
        Boundary.Periodic => [.. Enumerable.Range(0, n / 2 + 1).Select(m => 2 * Math.PI * m / n)],
        Boundary.Neumann => [.. Enumerable.Range(0, n).Select(m => Math.PI * m / n)],
        _ => [.. Enumerable.Range(1, n).Select(m => Math.PI * m / (n + 1))],
    };

    private double Eigenvalue(double phase)
    {
        double s = Math.Sin(phase / 2) / _cellSize;
        return 4 * s * s;
    }

    private (Mode? Below, Mode? Above) Neighbours(double q)
    {
        Mode? below = null;
        Mode? above = null;
        int y = _qy.Length - 1;
        for (int x = 0; x < _qx.Length; x++)
        {
            // As qx rises, the last qy that fits falls.
            while (y >= 0 && _qx[x] + _qy[y] > q)
                y--;
            if (y >= 0 && (below is null || _qx[x] + _qy[y] > below.Value.Q))
                below = new Mode(this, x, y);
            if (y >= 0 && _qx[x] + _qy[y] == q)
                above = below;
            else if (y + 1 < _qy.Length && (above is null || _qx[x] + _qy[y + 1] < above.Value.Q))
                above = new Mode(this, x, y + 1);
        }

        return (below, above);
    }

    /// <summary>Where a function of q has its local maxima between the smallest and the largest q, both ends included.</summary>
    private IEnumerable<double> Peaks(Func<double, double> function)
    {
        double before = double.NegativeInfinity;
        double here = function(Sample(0));
        for (int i = 0; i <= Samples; i++)
        {
            double after = i < Samples ? function(Sample(i + 1)) : double.NegativeInfinity;
            if (here > before && here >= after)
                yield return Refine(function, Sample(Math.Max(0, i - 1)), Sample(i), Sample(Math.Min(Samples, i + 1)));
            before = here;
            here = after;
        }
    }

    /// <summary>The samples crowd at small q, where patterns are; the largest q belongs to the checkerboard.</summary>
    private double Sample(int i)
    {
        double t = (double)i / Samples;
        return i == Samples ? Largest.Q : Smallest.Q + (Largest.Q - Smallest.Q) * (t * t * t);
    }

    /// <summary>The maximum between two points, by thirds; the middle where that is no better.</summary>
    private static double Refine(Func<double, double> function, double low, double middle, double high)
    {
        double value = function(middle);
        for (int i = 0; i < 80 && high - low > 1e-14 * high; i++)
        {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (function(a) < function(b))
                low = a;
            else
                high = b;
        }

        double refined = (low + high) / 2;
        return function(refined) > value ? refined : middle;
    }

    /// <summary>Where, going from a peak, a positive function stops being positive; the end of the range where it never does.</summary>
    private double Edge(Func<double, double> function, double peak, int direction)
    {
        double end = direction < 0 ? Smallest.Q : Largest.Q;
        double inside = peak;
        double? outside = null;
        for (int i = 0; i <= Samples && outside is null; i++)
        {
            double q = Sample(direction > 0 ? i : Samples - i);
            if (direction * (q - peak) <= 0)
                continue;
            if (function(q) > 0)
                inside = q;
            else
                outside = q;
        }

        if (outside is not { } edge)
            return end;
        for (int i = 0; i < 80; i++)
        {
            double middle = (inside + edge) / 2;
            if (function(middle) > 0)
                inside = middle;
            else
                edge = middle;
        }

        return inside;
    }

    /// <summary>One mode, by its numbers along both axes.</summary>
    public readonly struct Mode(LaplacianModes modes, int x, int y)
    {
        /// <summary>Minus its eigenvalue.</summary>
        public double Q { get; } = modes._qx[x] + modes._qy[y];

        /// <summary>The phase from cell to cell along X.</summary>
        public double PhaseX { get; } = modes._phaseX[x];

        /// <summary>The phase from cell to cell along Y.</summary>
        public double PhaseY { get; } = modes._phaseY[y];

        /// <summary>In domain widths; infinity for the uniform mode.</summary>
        public double Wavelength => 2 * Math.PI * modes._cellSize / Math.Sqrt(PhaseX * PhaseX + PhaseY * PhaseY);
    }
}
