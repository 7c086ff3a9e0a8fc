using System.Globalization;

namespace KernelRD.Cli.Charts;

/// <summary>Maps values to pixels along an axis, and marks it at round values.</summary>
internal sealed class Scale
{
    /// <summary>Beyond this, what is computed with values overflows.</summary>
    private const double Largest = 1e300;

    private readonly Axis _axis;

    private Scale(Axis axis, double low, double high, double length)
    {
        _axis = axis;
        Low = low;
        High = high;
        Length = length;
    }

    /// <summary>The value at the axis' start.</summary>
    public double Low { get; }

    /// <summary>The value at the axis' end.</summary>
    public double High { get; }

    /// <summary>The axis' length in pixels.</summary>
    public double Length { get; }

    /// <summary>A scale that shows all values that it can, with some room around them.</summary>
    /// <param name="axis">What is asked of it; a range there goes before the values.</param>
    /// <param name="values">Those to show; what is not finite, and on a logarithmic axis not positive, is left out.</param>
    /// <param name="length">The length in pixels.</param>
    /// <param name="margin">The room at either end, as a share of the range.</param>
    public static Scale Fit(Axis axis, IEnumerable<double> values, double length, double margin)
    {
        if (axis.Range is var (first, last))
            return new Scale(axis, first, last, length);
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (!double.IsFinite(value) || axis.IsLog && value <= 0)
                continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high)
            (low, high) = axis.IsLog ? (1, axis.LogBase) : (0, 1);
        return axis.IsLog ? FitLog(axis, low, high, length, margin) : FitLinear(axis, low, high, length, margin);
    }

    /// <summary>The same with other ends.</summary>
    public Scale WithRange(double low, double high) => new(_axis, low, high, Length);

    public bool CanShow(double value) => double.IsFinite(value) && (!_axis.IsLog || value > 0);

    /// <summary>Pixels from the axis' start; outside the axis for values outside its range.</summary>
    public double Map(double value) => _axis.IsLog
        ? Length * (Math.Log(value) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low))
        : Length * ((value - Low) / (High - Low));

    /// <summary>The marks from low to high, and the power of ten that all labels are to be taken times, or nothing.</summary>
    /// <param name="spacing">The least distance in pixels of labels whose length does not matter.</param>
    /// <param name="extent">The room in pixels along the axis that a label takes.</param>
    public (IReadOnlyList<Tick> Ticks, string Factor) Ticks(double spacing, Func<string, double> extent)
    {
        for (int count = Math.Max(2, (int)(Length / spacing)); ; count--)
        {
            var (ticks, factor) = _axis.IsLog ? LogTicks(count) : LinearTicks(count);
            var labelled = ticks.Where(tick => tick.Label.Length > 0).ToArray();
            bool fit = labelled.Zip(labelled.Skip(1)).All(pair =>
                Map(pair.Second.Value) - Map(pair.First.Value) >= (extent(pair.First.Label) + extent(pair.Second.Label)) / 2);
            if (fit || count <= 1)
                return (ticks, factor);
        }
    }

    private static Scale FitLinear(Axis axis, double low, double high, double length, double margin)
    {
        low = Math.Clamp(low, -Largest, Largest);
        high = Math.Clamp(high, -Largest, Largest);
        if (axis.IncludesZero)
            (low, high) = (Math.Min(0, low), Math.Max(0, high));
        double size = Math.Max(Math.Abs(low), Math.Abs(high));

        // Values that only rounding tells apart get the room that one value gets.
        if (high - low <= 1e-9 * size)
        {
            double room = size > 0 ? size / 10 : 1;
            return new Scale(axis, low - room, high + room, length);
        }

        double pad = margin * (high - low);
        return new Scale(
            axis, axis.IncludesZero && low == 0 ? 0 : low - pad, axis.IncludesZero && high == 0 ? 0 : high + pad, length);
    }

    private static Scale FitLog(Axis axis, double low, double high, double length, double margin)
    {
        low = Math.Clamp(low, 1 / Largest, Largest);
        high = Math.Clamp(high, 1 / Largest, Largest);
        double decades = Math.Log10(high) - Math.Log10(low);
        double room = decades < 1e-9 ? axis.LogBase : Math.Pow(10, margin * decades);
        return new Scale(axis, Math.Max(double.Epsilon, low / room), Math.Min(double.MaxValue, high * room), length);
    }

    /// <summary>Multiples of 1, 2 or 5 times a power of ten.</summary>
    private (List<Tick> Ticks, string Factor) LinearTicks(int count)
    {
        double raw = (High - Low) / count;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * (raw / power) switch
        {
            <= 1.0000001 => 1,
            <= 2.0000001 => 2,
            <= 5.0000001 => 5,
            _ => 10,
        };
        int exponent = (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(Low), Math.Abs(High))));
        if (exponent is > -4 and < 5)
            exponent = 0;
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) + exponent - 1e-6), 0, 15);
        var ticks = new List<Tick>();
        for (double k = Math.Ceiling(Low / step - 1e-9); k <= High / step + 1e-9; k++)
        {
            double value = k * step;
            string digits = (value / Math.Pow(10, exponent)).ToString("F" + decimals, CultureInfo.InvariantCulture);
            ticks.Add(new(value, k == 0 ? "0" : digits.Replace('-', '−')));
        }

        return (ticks, exponent == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"×10^{{{exponent}}}").Replace('-', '−'));
    }

    /// <summary>Powers of the base with a label on every so many; within few decades also what is between them.</summary>
    private (List<Tick> Ticks, string Factor) LogTicks(int count)
    {
        double logBase = Math.Log(_axis.LogBase);
        int first = (int)Math.Ceiling(Math.Log(Low) / logBase - 1e-9), last = (int)Math.Floor(Math.Log(High) / logBase + 1e-9);
        bool isShort = last <= first;
        if (isShort && (_axis.LogBase != 10 || High / Low < 3))
            return LinearTicks(Math.Min(count, 4));

        int stride = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)count));
        bool isPlain = _axis.LogBase == 10 && first >= -2 && last <= 3;
        var ticks = new List<Tick>();
        for (int exponent = first - 1; exponent <= last; exponent++)
        {
            double power = Math.Pow(_axis.LogBase, exponent);

            // Counted from 0, so that 1 has a label where it is there.
            if (exponent >= first && (exponent % stride == 0 || last - first <= 40))
                ticks.Add(new(power, exponent % stride != 0 ? "" : isPlain ? NumberText.Of(power) : Power(exponent)));
            if (_axis.LogBase != 10 || last - first > 5)
                continue;
            for (int multiple = 2; multiple <= 9; multiple++)
            {
                double value = multiple * power;
                if (value >= Low && value <= High)
                    ticks.Add(new(value, isShort && multiple is (2 or 5) ? NumberText.Of(value) : ""));
            }
        }

        return (ticks, "");

        string Power(int exponent) => string.Create(CultureInfo.InvariantCulture, $"{_axis.LogBase}^{{{exponent}}}").Replace('-', '−');
    }
}
