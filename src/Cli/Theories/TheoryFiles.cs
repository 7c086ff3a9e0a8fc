using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Runs;
using KernelRD.Training.Data;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Theories;

/// <summary>What <c>kernelrd theory</c> leaves: its settings, tables, findings, and charts of what was measured beside its bounds.</summary>
internal static class TheoryFiles
{
    private static readonly (string Name, string Claim, Func<WidthOrders, double> Value)[] s_orders =
    [
        ("R_u", "-1/2", order => order.ReactionU),
        ("D_u", "2", order => order.DiffusionU),
        ("R_v", "-1/2", order => order.ReactionV),
        ("D_v", "2", order => order.DiffusionV),
    ];

    /// <summary>The text of config.json.</summary>
    public static string Config(DataSource data, TheorySettings settings, int widest)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("version", App.Version);
            json.WriteString("theory", data.Name);
            json.WriteNumber("samples", settings.Samples);
            json.WriteNumber("hidden", settings.Hidden);
            json.WriteNumber("iterations", settings.Iterations);
            json.WriteNumber("points", settings.Points);
            if (settings.LearningRate is { } rate)
                json.WriteNumber("learning_rate", rate);
            json.WriteNumber("lipschitz", settings.Lipschitz);
            json.WriteNumber("delta", settings.Delta);
            json.WriteNumber("seed", settings.Seed);
            json.WriteNumber("max_width", widest);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Writes metrics.csv, constants.csv, orders.csv, findings.txt and charts/.</summary>
    public static void Write(RunDirectory directory, IReadOnlyList<(string Name, TheoryResult Result)> results, IReadOnlyList<WidthOrders> orders)
    {
        RunDirectory.WriteLines(directory.MetricsPath, Points(results));
        RunDirectory.WriteLines(directory.Of("constants.csv"), Constants(results));
        RunDirectory.WriteLines(directory.Of("findings.txt"), Findings(results, orders));
        Directory.CreateDirectory(directory.Of("charts"));
        foreach (var ((name, result), file) in results.Zip(["supervised", "held", "free"]))
            ChartFiles.Save(Draw(name, result), directory.Of($"charts/{file}"));
        if (orders.Count == 0)
            return;
        RunDirectory.WriteLines(directory.Of("orders.csv"), OrderLines(orders));
        ChartFiles.Save(DrawOrders(orders), directory.Of("charts/orders"));
    }

    /// <summary>The exponents that were measured beside those that are claimed.</summary>
    public static IEnumerable<string> OrderFindings(IReadOnlyList<WidthOrders> orders) => s_orders.Select(order =>
    {
        double exponent = WidthOrders.Exponent(orders, order.Value);
        string verdict = order.Claim == "2" ? "within the claimed O(m^2), which is far from tight" : "claimed O(m^(-1/2))";
        return string.Create(CultureInfo.InvariantCulture, $"||{order.Name}|| of a neuron ~ m^{exponent:F2} over m = {orders[0].Hidden} ... {orders[^1].Hidden}: {verdict}");
    });

    private static IEnumerable<string> Findings(IReadOnlyList<(string Name, TheoryResult Result)> results, IReadOnlyList<WidthOrders> orders) =>
    [
        .. results.SelectMany(run => run.Result.Findings().Prepend(run.Name).Append("")),
        .. orders.Count > 1 ? OrderFindings(orders).Prepend("orders of Theorem 3") : [],
    ];

    private static IEnumerable<string> Points(IReadOnlyList<(string Name, TheoryResult Result)> results) =>
        results.SelectMany(run => run.Result.Points.Select(point => Line(
            run.Name.Replace(",", ""),
            point.Iteration,
            point.Time,
            point.Error,
            run.Result.ErrorBound(point.Time),
            point.PredictedError,
            point.Deviation,
            point.FrozenDeviation,
            point.MaxDistance,
            point.MeanDistance,
            point.Distance,
            run.Result.DistanceBound(point.Time),
            point.Least,
            point.Largest,
            point.CriticNorm,
            point.CriticSlope)))
        .Prepend("run,iteration,t,error,error_bound,predicted_error,deviation,deviation_h0,max_distance,mean_distance,distance,distance_bound,lambda_min,lambda_max,w_norm,g_slope");

    private static IEnumerable<string> Constants(IReadOnlyList<(string Name, TheoryResult Result)> results) =>
        results.Select(run =>
        {
            var c = run.Result.Constants;
            return Line(
                run.Name.Replace(",", ""), c.Samples, c.Hidden, run.Result.Settings.LearningRate!.Value, c.Least, c.Largest, c.Lambda1, c.Kappa, c.Mu, c.Lipschitz,
                c.Delta, c.Radius, c.StartError, c.ExpectedStartError, c.SupervisedDistanceLimit, run.Result.MaxCosine, run.Result.GramDistance);
        })
        .Prepend("run,n,m,eta,lambda_0,lambda_1_inf,lambda_1,kappa,mu,L,delta,R,start_error,expected_start_error,bound_13,max_cosine,gram_distance");

    private static IEnumerable<string> OrderLines(IReadOnlyList<WidthOrders> orders) =>
        orders.Select(order => Line("", order.Hidden, order.ReactionU, order.DiffusionU, order.ReactionV, order.DiffusionV)[1..])
        .Prepend("m,reaction_u,diffusion_u,reaction_v,diffusion_v");

    private static string Line(string name, params double[] values) =>
        string.Join(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)).Prepend(name));

    private static Figure Draw(string name, TheoryResult result)
    {
        double[] t = [.. result.Points.Select(point => point.Time)];
        double[] Of(Func<TheoryPoint, double> value) => [.. result.Points.Select(value)];
        var c = result.Constants;
        bool isAdversarial = result.Settings.Adversarial;
        List<Series> distances =
        [
            new LineSeries(t, Of(point => point.MaxDistance)) { Name = "largest" },
            new LineSeries(t, Of(point => point.MeanDistance)) { Name = "mean" },
            new LineSeries(t, Of(point => result.DistanceBound(point.Time))) { Name = isAdversarial ? "(39)" : "(12)", Dash = Dash.Dashed },
        ];
        distances.Add(isAdversarial
            ? new LineSeries(t, Of(point => c.AdversarialDistanceMarkov(point.Time))) { Name = "(40)", Dash = Dash.Dotted }
            : new LineSeries(t, Of(_ => c.SupervisedDistanceLimit)) { Name = "(13)", Dash = Dash.Dotted });
        return new Figure(
            new Chart(
                new LineSeries(t, Of(point => point.Error)) { Name = "measured" },
                new LineSeries(t, Of(point => point.PredictedError)) { Name = isAdversarial ? "Lemma 2" : "Remark 2", Dash = Dash.Dotted },
                new LineSeries(t, Of(point => result.ErrorBound(point.Time))) { Name = isAdversarial ? "(31)" : "Remark 3", Dash = Dash.Dashed })
            {
                Title = "Error of the predictions",
                X = new Axis("t"),
                Y = new Axis("‖z − y‖", IsLog: true),
            },
            new Chart(distances) { Title = "Distance of a neuron from its start", X = new Axis("t"), Y = new Axis("‖u − u(0)‖", IsLog: true) },
            new Chart(
                new LineSeries(t, Of(point => point.Least)) { Name = "least" },
                new LineSeries(t, Of(point => point.Largest)) { Name = "largest" },
                new LineSeries(t, Of(_ => c.Least / 2)) { Name = "λ₀/2", Dash = Dash.Dashed },
                new LineSeries(t, Of(_ => c.Lambda1 / 2)) { Name = "λ₁/2", Dash = Dash.Dashed })
            {
                Title = "Eigenvalues of H(t)",
                X = new Axis("t"),
                Y = new Axis("λ", IsLog: true),
            },
            new Chart(
                new LineSeries(t, Of(point => point.Deviation)) { Name = "with H(t)" },
                new LineSeries(t, Of(point => point.FrozenDeviation)) { Name = "with H(0)" })
            {
                Title = "Predicted dynamics beside measured",
                X = new Axis("t"),
                Y = new Axis("‖z* − z‖ / ‖z(0) − y‖"),
            })
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"{name}: n = {c.Samples}, m = {c.Hidden}, λ₀ = {c.Least:G3}, κ = {c.Kappa:G3}, μ = {(isAdversarial ? c.Mu : 0):G3}"),
        };
    }

    private static Figure DrawOrders(IReadOnlyList<WidthOrders> orders)
    {
        double[] m = [.. orders.Select(order => (double)order.Hidden)];
        return new Figure(
            new Chart([.. s_orders.Select(order => new LineSeries(m, [.. orders.Select(order.Value)]) { Name = order.Name, HasMarkers = true })])
            {
                Title = "The halves of a neuron's gradient",
                X = new Axis("m", IsLog: true) { LogBase = 2 },
                Y = new Axis("root mean square over neurons", IsLog: true),
            })
        { Columns = 1 };
    }
}
