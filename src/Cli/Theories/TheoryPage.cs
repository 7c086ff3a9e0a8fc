using System.Globalization;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Pages;
using KernelRD.Cli.Runs;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Theories;

/// <summary>The <c>report.html</c> of <c>kernelrd theory</c>. It follows from the other files.</summary>
internal static class TheoryPage
{
    public static void Write(
        TheoryConfig config, IReadOnlyList<(string Run, TheoryResult Result)> results, IReadOnlyList<WidthOrders> orders, RunDirectory directory)
    {
        var settings = config.Settings;
        var page = new HtmlPage(
            $"Theory of {config.Source.Name}",
            Text($"The network of the theorems beside their bounds: {settings.Samples} samples, {settings.Hidden} neurons, {settings.Iterations} iterations, by KernelRD {config.Version}"));
        // Short, as four columns must fit a phone.
        string[] headings = ["", .. config.Runs.Select(run => run.Title.Split(", ")[^1])];
        var findings = results.Select(run => TheoryFinding.Of(run.Result)).ToArray();
        page.Section("What holds").Table(
            headings,
            findings.SelectMany(run => run).Where(finding => finding.Verdict is not null).Select(finding => finding.Claim).Distinct()
                .Select(claim => (string[])[claim, .. findings.Select(run => NameOf(run.FirstOrDefault(finding => finding.Claim == claim)?.Verdict))]));
        foreach (var (run, i) in config.Runs.Select((run, i) => (run, i)))
        {
            page.Section(run.Title)
                .Drawings(TheoryCharts.Of(results[i].Result).Select(chart => new Figure(chart)))
                .Sentences(findings[i].Select(finding => finding.Text));
        }

        if (orders.Count > 1)
        {
            page.Section("Orders of Theorem 3")
                .Drawings(new Figure(TheoryCharts.Orders(orders)))
                .Sentences(TheoryWidth.Findings(orders));
        }

        page.Section("Constants").Table(
            headings,
            Constants.Select(constant => (string[])[constant.Name, .. results.Select(run => NumberText.Of(constant.Value(run.Result)))]));
        page.Section("Settings").Facts(
            ("Data", Text($"{config.Source.Name}: {config.Source.Title}; the first {settings.Samples} samples, each scaled to norm 1")),
            ("Network", Text($"{settings.Hidden} neurons, one output, the top layer fixed at ±1; all samples an iteration, gradient descent on ½ Σ(z − y)²")),
            ("Iterations", Text($"{settings.Iterations}, H(t) measured {results[0].Result.Points.Count} times")),
            ("Learning rate", NumberText.Of(results[0].Result.LearningRate) + (settings.LearningRate is null ? ", 0.05 / λ_max(H∞)" : "")),
            ("Seed", Text($"{settings.Seed}")),
            ("Device", string.Join(", then ", directory.Devices)),
            ("Version", $"KernelRD {config.Version}"));
        page.Section("Run it again").Sentences("In this folder:").Code("kernelrd theory config.json");
        page.Section("Files").Facts(
            [
                ("config.json", "all settings"),
                ("metrics.csv", "every measured time, with the bounds there"),
                ("constants.csv", "what the bounds are made of"),
                .. orders.Count > 0 ? [("orders.csv", "the terms of Theorem 3 over m")] : Array.Empty<(string, string)>(),
                ("findings.txt", "the sentences of this page"),
                ("charts", "the curves as .svg and .png"),
            ]);
        page.Write(directory.Of("report.html"));
    }

    private static (string Name, Func<TheoryResult, double> Value)[] Constants =>
    [
        ("λ₀ = λ_min(H∞)", result => result.Constants.Least),
        ("λ_max(H∞)", result => result.Constants.Largest),
        ("κ = λ₁/λ₀", result => result.Constants.Kappa),
        ("L, or the largest ‖w‖", result => result.Settings.Adversarial ? result.Constants.Lipschitz : double.NaN),
        ("μ", result => result.Settings.Adversarial ? result.Constants.Mu : double.NaN),
        ("δ", result => result.Constants.Delta),
        ("R", result => result.Constants.Radius),
        ("‖z(0) − y‖", result => result.Constants.StartError),
        ("‖z(T) − y‖", result => result.Points[^1].Error),
        ("largest ‖u_j(T) − u_j(0)‖", result => result.Points[^1].MaxDistance),
    ];

    private static string NameOf(TheoryVerdict? verdict) => verdict switch
    {
        TheoryVerdict.Holds => "holds",
        TheoryVerdict.Fails => "fails",
        TheoryVerdict.Vacuous => "says nothing",
        _ => "–",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
