using KernelRD.Cli.Charts;
using KernelRD.Cli.Files;
using KernelRD.Cli.Simulations;
using KernelRD.Simulation;

namespace KernelRD.Cli.Figures;

/// <summary>
/// Figure 18: Turing's model with the printed parameters, beside the same with c = 2, which is the textbook's, and that without diffusion.
/// </summary>
internal static class TuringFigure
{
    /// <summary>The pictures are those of every tenth.</summary>
    private static readonly double[] s_times = [.. Enumerable.Range(0, 41).Select(i => (double)i)];

    public static PaperFigure Create() => new(
        18,
        "Turing pattern formation",
        "With a = 1, b = −1, c = 3, d = −1.5, μ' = 0.0001 and ν' = 0.0006 a pattern emerges from noise, because of diffusion: "
            + "without it the system returns to rest.",
        Make);

    private static Finding Make(FigureRun run)
    {
        Case[] cases =
        [
            Simulate(run, "As printed, c = 3", ("c", 3)),
            Simulate(run, "c = 2, the textbook's value", ("c", 2)),
            Simulate(run, "c = 2 without diffusion", ("c", 2), ("du", 0), ("dv", 0)),
        ];
        run.Draw(new([.. cases.Select((one, i) => one.Panel("abc"[i])), Deviations(cases)]) { Columns = 1 });
        run.KeepTable("deviation", "part,c,du,dv,time,u_std", cases.SelectMany((one, i) => one.Rows("abc"[i])));
        for (int i = 0; i < cases.Length; i++)
        {
            var settings = cases[i].Settings;
            run.Keep($"u-{"abc"[i]}", [s_times.Length, settings.Height, settings.Width], [.. cases[i].U.Fields]);
        }

        var (printed, textbook, still) = (cases[0], cases[1], cases[2]);
        bool isDiffusion = textbook.Patterns && !still.Patterns;
        return new(
            !isDiffusion ? Verdict.NotBorneOut : printed.Patterns ? Verdict.BorneOut : Verdict.PartlyBorneOut,
            [
                .. cases.Select(one => one.Describe()),
                .. printed.Patterns ? Array.Empty<string>() : [printed.DescribeRemains()],
                isDiffusion ? "At c = 2, then, diffusion is what makes the pattern, as the paper says." : "Diffusion, then, does not decide.",
            ]);
    }

    private static Case Simulate(FigureRun run, string title, params (string Name, double Value)[] values)
    {
        var model = Models.All.Single(model => model.Name == "turing");
        var settings = model.Settings(values.ToDictionary(value => value.Name, value => value.Value));
        return new(title, settings, FieldSeries.Simulate(run, settings, Field.U, s_times));
    }

    private static Chart Deviations(IEnumerable<Case> cases) => new([.. cases.Select(one => new LineSeries(s_times, one.Deviations) { Name = one.Title })])
    {
        Title = "(d) How uneven u is",
        X = new("Time"),
        Y = new("Standard deviation of u", IsLog: true),
        Width = 600,
        Height = 200,
    };

    private sealed record Case(string Title, SimulationSettings Settings, FieldSeries U)
    {
        public double[] Deviations { get; } = [.. U.Fields.Select(field => FieldMetrics.Of(field).Deviation)];

        /// <summary>Whether the field is less even at the end than noise was at the start.</summary>
        public bool Patterns => Deviations[^1] > Deviations[0];

        public ImagePanel Panel(char letter) => new(
        [
            .. Enumerable.Range(0, s_times.Length).Where(i => i % 10 == 0).Select(i => (
                Picture.OfField(U.Fields[i], Settings.Width, ColorMap.All[0]),
                $"t = {NumberText.Of(s_times[i])}, σ = {NumberText.Of(Deviations[i], 2)}")),
        ])
        {
            Title = $"({letter}) {Title}; u, each picture over its own range",
            Columns = 5,
            Size = 116,
        };

        public IEnumerable<FormattableString> Rows(char letter)
        {
            var values = Settings.Values;
            return U.Times.Zip(Deviations, (time, deviation) =>
                (FormattableString)$"{letter},{values["c"]},{values["du"]},{values["dv"]},{time},{deviation}");
        }

        /// <summary>How alike neighbouring cells are at the end: what a picture over its own range shows, however small it is.</summary>
        public string DescribeRemains()
        {
            var (start, end) = (Neighbours(U.First), Neighbours(U.Last));
            string remains = $"What is left of the noise has a correlation of {NumberText.Of(end, 2)} between neighbouring cells, from {NumberText.Of(start, 2)} at the start";
            return remains + (end > 0.5 ? "; a picture over its own range, as most programs draw it, shows that as spots." : ".");
        }

        /// <summary>The correlation of the cells with their right neighbours.</summary>
        private double Neighbours(float[] field)
        {
            var metrics = FieldMetrics.Of(field);
            double sum = 0;
            for (int i = 0; i < field.Length; i++)
            {
                int right = i % Settings.Width == Settings.Width - 1 ? i + 1 - Settings.Width : i + 1;
                sum += (field[i] - metrics.Mean) * (field[right] - metrics.Mean);
            }

            return sum / (field.Length * metrics.Deviation * metrics.Deviation);
        }

        public string Describe()
        {
            var prediction = LinearStability.Analyze(Settings);
            string spread = $"the standard deviation of u goes from {NumberText.Of(Deviations[0])} to {NumberText.Of(Deviations[^1])} at t = {s_times[^1]}";
            string rate = $"the linear analysis predicts {NumberText.Of(prediction.FastestGrowthRate)} per unit time for the fastest mode";
            return $"{Title}: {spread}, {(Patterns ? "a pattern" : "no pattern")}; {rate}.";
        }
    }
}
