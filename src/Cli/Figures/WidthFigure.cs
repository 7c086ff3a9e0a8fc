using KernelRD.Cli.Charts;
using KernelRD.Training;

namespace KernelRD.Cli.Figures;

/// <summary>Theorem 3's orders over thirteen widths, m = 2³ to 2¹⁵, and the distances there.</summary>
internal static class WidthFigure
{
    /// <summary>How far a measured exponent may be from a predicted one.</summary>
    private const double Near = 0.25;

    /// <summary>Norms of all neurons, which are √m times a neuron's: the theorem's exponents of m, plus a half.</summary>
    private static readonly (string Name, string Label, double Bound, Func<Metrics, double> Value)[] s_terms =
    [
        ("R_u", "‖R_{u}‖", 0, metrics => metrics.ReactionU),
        ("D_u", "‖D_{u}‖", 2.5, metrics => metrics.DiffusionU),
        ("R_v", "‖R_{v}‖", 0, metrics => metrics.ReactionV),
        ("D_v", "‖D_{v}‖", 2.5, metrics => metrics.DiffusionV),
    ];

    public static PaperFigure Create() => new(
        null,
        "Reaction and diffusion over the width",
        "Of a neuron the reaction terms are of the order m^(−1/2) and the diffusion terms of the order m², at most; "
            + "with diffusion the weights go farther at every width.",
        Make)
    {
        Name = "widths",
    };

    private static Finding Make(FigureRun run)
    {
        const string Data = "synthetic";
        var size = run.Trainings.Size;
        int[] widths = [.. Enumerable.Range(3, 13).Select(power => 1 << power).Where(width => width <= size.WidestHidden)];
        var arms = widths.Select(width => (Without: Train(width, false), With: Train(width, true))).ToArray();
        double[] axis = [.. widths.Select(width => (double)width)];
        run.Draw(new(
            Plots.WidthSweep(
                "(a) In the first iteration",
                "norm of the term",
                axis,
                [.. s_terms.Select(term => (term.Label, First(term.Value)))]),
            Plots.WidthSweep(
                $"(b) After {size.WidthIterations} iterations",
                "distance from the start",
                axis,
                ("U without diffusion", [.. arms.Select(arm => arm.Without.Last.DistanceU)]),
                ("U with diffusion", [.. arms.Select(arm => arm.With.Last.DistanceU)]),
                ("V without diffusion", [.. arms.Select(arm => arm.Without.Last.DistanceV)]),
                ("V with diffusion", [.. arms.Select(arm => arm.With.Last.DistanceV)]))));
        run.KeepTraces("curves", arms.SelectMany(arm => new[] { arm.Without, arm.With }));

        var exponents = s_terms.Select(term => (term.Name, term.Bound, Value: Exponent(axis, First(term.Value)))).ToArray();
        bool isBelow = exponents.All(one => one.Value < one.Bound + Near);
        int farther = arms.Count(arm => arm.With.Last.DistanceU > arm.Without.Last.DistanceU && arm.With.Last.DistanceV > arm.Without.Last.DistanceV);
        bool isTight = exponents.All(one => Math.Abs(one.Value - one.Bound) < Near);
        return new(
            isBelow && farther == arms.Length ? Verdict.BorneOut : isBelow || farther == arms.Length ? Verdict.PartlyBorneOut : Verdict.NotBorneOut,
            $"Made with m = {widths[0]} to {widths[^1]} and {size.WidthIterations} iterations on {Data}; the paper's are 8 to 32768.",
            "The norm over all neurons in the first iteration goes with m to the power of "
                + string.Join(", ", exponents.Select(one => $"{NumberText.Of(one.Value, 2)} ({one.Name}; the bound is {NumberText.Of(one.Bound)})")) + ".",
            isTight ? "The bounds are reached." : "The bounds are upper ones, and not all of them are near what is measured.",
            $"With diffusion both layers go farther from their start at {farther} of {arms.Length} widths.");

        TrainingTrace Train(int width, bool adversarial) => run.Trainings.Run(
            Data,
            Figures.Trainings.SettingsOf(Data, width, adversarial),
            size.WidthIterations,
            [0, 1, .. Enumerable.Range(1, 10).Select(i => size.WidthIterations * i / 10)],
            []);

        double[] First(Func<Metrics, double> term) => [.. arms.Select(arm => term(arm.With.Rows.First(row => row.Iteration == 1)))];
    }

    /// <summary>The slope of the straight line nearest to points on logarithmic axes.</summary>
    private static double Exponent(IReadOnlyList<double> widths, IReadOnlyList<double> values)
    {
        double[] x = [.. widths.Select(width => Math.Log(width))], y = [.. values.Select(value => Math.Log(value))];
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }
}
