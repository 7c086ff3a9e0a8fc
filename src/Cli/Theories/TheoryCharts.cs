using KernelRD.Cli.Charts;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Theories;

/// <summary>What was measured beside its bounds.</summary>
internal static class TheoryCharts
{
    /// <summary>Those of one training.</summary>
    public static IReadOnlyList<Chart> Of(TheoryResult result)
    {
        double[] t = [.. result.Points.Select(point => point.Time)];
        var c = result.Constants;
        bool isAdversarial = result.Settings.Adversarial;
        return
        [
            new(
                Line("measured", point => point.Error),
                Line(isAdversarial ? "Lemma 2" : "Remark 2", point => point.PredictedError, Dash.Dotted),
                Line(isAdversarial ? "bound (31)" : "bound, Remark 3", point => result.ErrorBound(point.Time), Dash.Dashed))
            {
                Title = "Error of the predictions",
                X = new("t"),
                Y = new("‖z − y‖", IsLog: true),
            },
            new(
                Line("largest", point => point.MaxDistance),
                Line("mean", point => point.MeanDistance),
                Line(isAdversarial ? "bound (39)" : "bound (12)", point => result.DistanceBound(point.Time), Dash.Dashed),
                isAdversarial
                    ? Line("bound (40)", point => c.AdversarialDistanceMarkov(point.Time), Dash.Dotted)
                    : Line("bound (13)", _ => c.SupervisedDistanceLimit, Dash.Dotted))
            {
                Title = "Distance of a neuron from its start",
                X = new("t"),
                Y = new("‖u − u(0)‖", IsLog: true),
            },
            new(
                Line("largest", point => point.Largest),
                Line("bound λ_{1}/2", _ => c.Lambda1 / 2, Dash.Dashed),
                Line("least", point => point.Least),
                Line("bound λ_{0}/2", _ => c.Least / 2, Dash.Dashed))
            {
                Title = "Eigenvalues of H(t)",
                X = new("t"),
                Y = new("λ", IsLog: true),
            },
            new(
                Line("with H(t)", point => 100 * point.Deviation),
                Line("with H(0)", point => 100 * point.FrozenDeviation))
            {
                Title = $"{(isAdversarial ? "Lemma 2" : "Remark 2")} beside what was measured",
                X = new("t"),
                Y = new("‖z* − z‖ / ‖z(0) − y‖, %") { IncludesZero = true },
            },
        ];

        LineSeries Line(string name, Func<TheoryPoint, double> value, Dash dash = Dash.None) =>
            new(t, [.. result.Points.Select(value)]) { Name = name, Dash = dash };
    }

    /// <summary>Theorem 3's terms over the width.</summary>
    public static Chart Orders(IReadOnlyList<WidthOrders> orders)
    {
        double[] m = [.. orders.Select(order => (double)order.Hidden)];
        return new([.. TheoryWidth.Terms.Select(term => new LineSeries(m, [.. orders.Select(term.Value)]) { Name = term.Label, HasMarkers = true })])
        {
            Title = "The halves of a neuron's gradient",
            X = new("m", IsLog: true) { LogBase = 2 },
            Y = new("root mean square over neurons", IsLog: true),
        };
    }
}
