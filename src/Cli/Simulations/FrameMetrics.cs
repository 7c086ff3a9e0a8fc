using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;

namespace KernelRD.Cli.Simulations;

/// <summary>Least, largest and mean value of a field, and the standard deviation from it; sums run in double, cell after cell.</summary>
internal readonly record struct FieldMetrics(float Min, float Max, double Mean, double Deviation)
{
    public bool IsFinite => float.IsFinite(Min) && float.IsFinite(Max) && double.IsFinite(Mean);

    public static FieldMetrics Of(ReadOnlySpan<float> values)
    {
        float min = float.PositiveInfinity, max = float.NegativeInfinity;
        double sum = 0;
        foreach (float value in values)
        {
            // Not MathF.Min and Max: they are slower, and a NaN shows in the sum.
            min = value < min ? value : min;
            max = value > max ? value : max;
            sum += value;
        }

        double mean = sum / values.Length;
        double squares = 0;
        foreach (float value in values)
            squares += (value - mean) * (value - mean);
        return new(min, max, mean, Math.Sqrt(squares / values.Length));
    }
}

/// <summary>One row of <c>metrics.csv</c>.</summary>
internal sealed record FrameMetrics(long Frame, long Step, double Time, FieldMetrics U, FieldMetrics V) : IRunEvent
{
    public const string Header = "frame,step,time,u_min,u_max,u_mean,u_std,v_min,v_max,v_mean,v_std";

    public bool IsFinite => U.IsFinite && V.IsFinite;

    public string Name => "frame";

    public IEnumerable<string> Lines => [];

    /// <summary>The row; every number reads back to the same bits.</summary>
    public string ToCsv() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Frame},{Step},{Time},{U.Min},{U.Max},{U.Mean},{U.Deviation},{V.Min},{V.Max},{V.Mean},{V.Deviation}");

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("frame", Frame);
        json.WriteNumber("step", Step);
        json.WriteNumber("time", Time);
        foreach (var (name, field) in new[] { ("u", U), ("v", V) })
        {
            json.WriteNumber(name + "_min", field.Min);
            json.WriteNumber(name + "_max", field.Max);
            json.WriteNumber(name + "_mean", field.Mean);
            json.WriteNumber(name + "_std", field.Deviation);
        }
    }

    /// <exception cref="FormatException">This is no such row.</exception>
    public static FrameMetrics Parse(string row)
    {
        var cells = row.Split(',');
        if (cells.Length != 11)
            throw new FormatException($"this is no row of metrics: {row}");
        return new(long.Parse(cells[0], Invariant), long.Parse(cells[1], Invariant), Real(2), Field(3), Field(7));

        double Real(int i) => double.Parse(cells[i], Invariant);
        FieldMetrics Field(int i) => new(float.Parse(cells[i], Invariant), float.Parse(cells[i + 1], Invariant), Real(i + 2), Real(i + 3));
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
