using KernelRD.Cli.Trainings;
using KernelRD.Training;
using KernelRD.Training.Data;

namespace KernelRD.Cli.Figures;

/// <summary>What a figure needs to know of a training.</summary>
/// <param name="Data">What it learned.</param>
/// <param name="Settings">How.</param>
/// <param name="Rows">What was measured, from iteration 0 on.</param>
/// <param name="Weights">The weights after some iterations.</param>
internal sealed record TrainingTrace(
    DataSet Data, TrainingSettings Settings, IReadOnlyList<Metrics> Rows, IReadOnlyDictionary<long, TrainingWeights> Weights)
{
    /// <summary>The head of <see cref="Csv"/>.</summary>
    public static string Header { get; } = $"data,hidden,seed,adversarial,{TrainingRow.Header}";

    public IReadOnlyList<double> Iterations => Of(row => row.Iteration);

    public Metrics Last => Rows[^1];

    /// <summary>The paper's words for an arm.</summary>
    public string Arm => Settings.Adversarial ? "with diffusion" : "without diffusion";

    /// <summary>A quantity, row by row.</summary>
    public double[] Of(Func<Metrics, double> quantity) => [.. Rows.Select(quantity)];

    /// <summary>The curve α(1 − exp(−βt)) nearest to a quantity; null where there is none.</summary>
    public ExponentialFit? Fit(Func<Metrics, double> quantity) => ExponentialFit.Of(Iterations, Of(quantity));

    /// <summary>The slope of the straight line nearest to a quantity after an iteration, per iteration.</summary>
    public double Slope(Func<Metrics, double> quantity, long after)
    {
        var tail = Rows.Where(row => row.Iteration >= after).ToArray();
        var (meanX, meanY) = (tail.Average(row => (double)row.Iteration), tail.Average(quantity));
        return tail.Sum(row => (row.Iteration - meanX) * (quantity(row) - meanY)) / tail.Sum(row => Math.Pow(row.Iteration - meanX, 2));
    }

    /// <summary>The same up to an iteration.</summary>
    public TrainingTrace Until(long iteration) => this with { Rows = [.. Rows.Where(row => row.Iteration <= iteration)] };

    /// <summary>What this and another run of the same training know: they are equal to the bit.</summary>
    public TrainingTrace Join(TrainingTrace other) => this with
    {
        Rows = [.. Rows.UnionBy(other.Rows, row => row.Iteration).OrderBy(row => row.Iteration)],
        Weights = Weights.UnionBy(other.Weights, pair => pair.Key).ToDictionary(),
    };

    /// <summary>The rows as lines of a table.</summary>
    public IEnumerable<FormattableString> Csv() => Rows.Select(row =>
        (FormattableString)$"{Data.Name},{Settings.Hidden},{Settings.Seed},{(Settings.Adversarial ? 1 : 0)},{new TrainingRow(row).ToCsv()}");
}
