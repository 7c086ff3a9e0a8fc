using KernelRD.Cli.Charts;
using KernelRD.Cli.Files;
using KernelRD.Cli.Simulations;
using KernelRD.Simulation;

namespace KernelRD.Cli.Figures;

/// <summary>Figures 24 to 27: Gray-Scott with four pairs of F and k from one and the same start.</summary>
internal static class GrayScottFigure
{
    /// <summary>Fields that are less alike than this show different patterns.</summary>
    private const double Alike = 0.9;

    /// <summary>A maximum of v above it is a spot or a ridge, not a ripple.</summary>
    private const float Spot = 0.1f;

    private static readonly (int Number, double Feed, double Kill)[] s_pairs = [(24, 0.025, 0.055), (25, 0.025, 0.060), (26, 0.040, 0.060), (27, 0.035, 0.065)];

    private static readonly double[] s_times = [0, 500, 1000, 2000, 3000, 4500, 6000, 8000];

    public static IEnumerable<PaperFigure> CreateAll() => s_pairs.Select(pair => new PaperFigure(
        pair.Number,
        FormattableString.Invariant($"Gray-Scott pattern formation, F = {pair.Feed:0.000}, k = {pair.Kill:0.000}"),
        "From an identical start other values of F and k make another pattern.",
        run => Make(run, pair.Number)));

    private static Finding Make(FigureRun run, int number)
    {
        var (_, feed, kill) = s_pairs.Single(pair => pair.Number == number);
        var settings = Settings(feed, kill);
        var v = FieldSeries.Simulate(run, settings, Field.V, s_times);
        var others = s_pairs.Where(pair => pair.Number != number)
            .Select(pair => (pair.Number, V: FieldSeries.Simulate(run, Settings(pair.Feed, pair.Kill), Field.V, s_times[0], s_times[^1])))
            .ToArray();

        double high = v.Fields.Skip(1).Max(field => field.Max());
        var map = ColorMap.All[0];
        run.Draw(new(new ImagePanel(
            [.. v.Fields.Zip(v.Times, (field, time) => (Picture.OfField(field, settings.Width, map, 0, high), FormattableString.Invariant($"t = {time}")))])
        {
            Title = FormattableString.Invariant($"v at F = {feed:0.000}, k = {kill:0.000}"),
            Columns = 4,
            Size = 140,
            Scale = (map, 0, high),
        }));
        run.Keep("v", [s_times.Length, settings.Height, settings.Width], [.. v.Fields]);
        run.KeepTable("spots", "time,v_min,v_max,v_std,maxima", v.Fields.Zip(v.Times, (field, time) =>
            (FormattableString)$"{time},{field.Min()},{field.Max()},{FieldMetrics.Of(field).Deviation},{Maxima(field, settings)}"));

        bool isSameStart = others.All(other => other.V.First.AsSpan().SequenceEqual(v.First));
        var alike = others.Select(other => (other.Number, Value: Correlation(v.Last, other.V.Last))).ToArray();
        var nearest = alike.MaxBy(other => other.Value);
        bool isPattern = v.Last.Max() > Spot;
        string counts = string.Join(", ", others.Select(other => $"{Maxima(other.V.Last, settings)} in Figure {other.Number}"));
        bool isOther = isSameStart && isPattern && nearest.Value < Alike;
        return new(
            isOther ? Verdict.BorneOut : Verdict.NotBorneOut,
            isPattern
                ? $"At t = {s_times[^1]} v has {Maxima(v.Last, settings)} local maxima above {NumberText.Of(Spot)}; from the same start there are {counts}. "
                    + $"The cells above {NumberText.Of(Spot)} make {Regions(v.Last, settings)}."
                : $"At t = {s_times[^1]} no v is above {NumberText.Of(Spot)}: there is no pattern.",
            $"The most alike is Figure {nearest.Number}; the correlation of the two fields is {NumberText.Of(nearest.Value)}.",
            $"From t = {s_times[^2]} to {s_times[^1]} v changes by {NumberText.Of(Change(v))} of its own size.");
    }

    private static SimulationSettings Settings(double feed, double kill) => Models.All.Single(model => model.Name == "gray-scott")
        .Settings(new Dictionary<string, double> { ["feed"] = feed, ["kill"] = kill });

    /// <summary>The cells above <see cref="Spot"/> that all eight neighbours, across the periodic edges too, are below.</summary>
    private static int Maxima(float[] field, SimulationSettings settings)
    {
        var (width, height) = (settings.Width, settings.Height);
        int count = 0;
        for (int i = 0; i < field.Length; i++)
        {
            var (y, x) = Math.DivRem(i, width);
            bool isHighest = field[i] > Spot;
            for (int n = 0; isHighest && n < 9; n++)
            {
                int other = (y + n / 3 - 1 + height) % height * width + (x + n % 3 - 1 + width) % width;
                isHighest = n == 4 || field[other] < field[i];
            }

            count += isHighest ? 1 : 0;
        }

        return count;
    }

    /// <summary>How many connected regions the cells above <see cref="Spot"/> make, across the periodic edges too.</summary>
    private static string Regions(float[] field, SimulationSettings settings)
    {
        var (width, height) = (settings.Width, settings.Height);
        var isSeen = new bool[field.Length];
        var next = new Stack<int>();
        int count = 0;
        for (int i = 0; i < field.Length; i++)
        {
            count += Reach(i) ? 1 : 0;
            while (next.TryPop(out int cell))
            {
                var (y, x) = Math.DivRem(cell, width);
                Reach(y * width + (x + 1) % width);
                Reach(y * width + (x + width - 1) % width);
                Reach((y + 1) % height * width + x);
                Reach((y + height - 1) % height * width + x);
            }
        }

        return count == 1 ? "one connected region" : FormattableString.Invariant($"{count} connected regions");

        bool Reach(int cell)
        {
            if (isSeen[cell] || field[cell] <= Spot)
                return false;
            isSeen[cell] = true;
            next.Push(cell);
            return true;
        }
    }

    /// <summary>Pearson's correlation of two fields, cell by cell.</summary>
    private static double Correlation(float[] a, float[] b)
    {
        var (left, right) = (FieldMetrics.Of(a), FieldMetrics.Of(b));
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - left.Mean) * (b[i] - right.Mean);
        return sum / (a.Length * left.Deviation * right.Deviation);
    }

    /// <summary>How much the last field differs from the one before, against its own norm.</summary>
    private static double Change(FieldSeries series)
    {
        double difference = 0, size = 0;
        foreach (var (last, before) in series.Last.Zip(series.Fields[^2]))
        {
            difference += Math.Pow(last - before, 2);
            size += Math.Pow(last, 2);
        }

        return Math.Sqrt(difference / size);
    }
}
