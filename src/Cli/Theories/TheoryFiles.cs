using System.Globalization;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Files;
using KernelRD.Cli.Runs;
using KernelRD.Cli.Trainings;
using KernelRD.Training.Theory;

namespace KernelRD.Cli.Theories;

/// <summary>The files of <c>kernelrd theory</c>: tables, findings and charts, and what it goes on from.</summary>
internal sealed class TheoryFiles(RunDirectory directory, TheoryConfig config, int inputs)
{
    private readonly TrainingFiles _training = new(directory, config.Settings.Hidden, inputs, 1);

    /// <summary>Keeps how far it is. The table has all points by then.</summary>
    /// <param name="checkpoint">How far.</param>
    /// <param name="state">The state of the training that is under way; null where none is.</param>
    public void WriteCheckpoint(Checkpoint checkpoint, TheoryState? state)
    {
        long step = checkpoint.Step;
        if (state is null)
        {
            directory.WriteCheckpoint(checkpoint, []);
            return;
        }

        // By the step in place of the iteration, lest a training's state take the place of another's that the note still counts on.
        _training.WriteState(state.Training with { Iteration = step });
        foreach (var (name, shape, values) in Parts(state))
            AtomicFile.Write(PartPath(name, step), stream => NpyFile.Write(stream, shape, values!));
        directory.WriteCheckpoint(checkpoint, _training.StateFiles(step).Concat(Parts(null).Select(part => PartPath(part.Name, step))));
    }

    /// <summary>The state at a step within a training.</summary>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    public TheoryState ReadState(long step)
    {
        var parts = Parts(null).ToDictionary(part => part.Name, part => RunDirectory.Read(PartPath(part.Name, step), path =>
        {
            var values = new double[part.Shape.Aggregate(1L, (product, extent) => product * extent)];
            using var stream = File.OpenRead(path);
            NpyFile.Read(stream, part.Shape, values);
            return values;
        }));
        var training = _training.ReadState(step) with { Iteration = config.At(step).Iterations };
        return new(training, parts["gram"], parts["slopes"], parts["predicted"], parts["frozen"]);
    }

    /// <summary>Writes metrics.csv.</summary>
    public void WriteMetrics(IEnumerable<(string Run, TheoryResult Result)> results) => RunDirectory.WriteLines(
        directory.MetricsPath,
        results.SelectMany(run => run.Result.Points.Select(point => new TheoryRow(run.Run, point).ToCsv(run.Result))).Prepend(TheoryRow.Header));

    /// <summary>The points until a step, for each training.</summary>
    /// <exception cref="UserError">One is missing or damaged.</exception>
    public IReadOnlyList<List<TheoryPoint>> ReadMetrics(long step) => RunDirectory.Read(directory.MetricsPath, path =>
    {
        var rows = File.ReadLines(path).Skip(1).Select(TheoryRow.Parse).ToLookup(row => row.Run, row => row.Point);
        var (runs, iterations, _) = config.At(step);
        return config.Runs.Select((run, i) =>
        {
            long last = i < runs ? config.Settings.Iterations : i == runs && iterations > 0 ? iterations : -1;
            var points = rows[run.Name].Where(point => point.Iteration <= last).ToList();
            return points.Select(point => point.Iteration).SequenceEqual(config.Settings.Schedule.Where(iteration => iteration <= last))
                ? points
                : throw new FormatException($"rows of '{run.Name}' are missing");
        }).ToArray();
    });

    /// <summary>Writes orders.csv.</summary>
    public void WriteOrders(IEnumerable<WidthOrders> orders) =>
        RunDirectory.WriteLines(directory.Of("orders.csv"), orders.Select(order => new TheoryWidth(order).ToCsv()).Prepend(TheoryWidth.Header));

    /// <summary>The widths that were measured until a step.</summary>
    /// <exception cref="UserError">One is missing or damaged.</exception>
    public List<WidthOrders> ReadOrders(long step)
    {
        int count = config.At(step).Widths;
        return count == 0 ? [] : RunDirectory.Read(directory.Of("orders.csv"), path =>
        {
            var orders = File.ReadLines(path).Skip(1).Take(count).Select(TheoryWidth.Parse).ToList();
            return orders.Count == count ? orders : throw new FormatException("rows are missing");
        });
    }

    /// <summary>Writes constants.csv, findings.txt and charts/.</summary>
    public void WriteResults(IReadOnlyList<(string Run, TheoryResult Result)> results, IReadOnlyList<WidthOrders> orders)
    {
        RunDirectory.WriteLines(directory.Of("constants.csv"), results.Select(run => Constants(run.Run, run.Result)).Prepend(
            "run,n,m,eta,lambda_0,lambda_1_inf,lambda_1,kappa,mu,L,delta,R,start_error,expected_start_error,bound_13,max_cosine,definite"));
        RunDirectory.WriteLines(directory.Of("findings.txt"), Findings(config, results, orders).SelectMany(finding => finding.Lines).Skip(1));
        Directory.CreateDirectory(directory.Of("charts"));
        foreach (var ((name, result), (_, title, _)) in results.Zip(config.Runs))
            ChartFiles.Save(new Figure([.. TheoryCharts.Of(result)]) { Title = Title(title, result) }, directory.Of($"charts/{name}"));
        if (orders.Count > 0)
            ChartFiles.Save(new Figure(TheoryCharts.Orders(orders)), directory.Of("charts/orders"));
    }

    /// <summary>What the inputs say, from constants.csv.</summary>
    /// <exception cref="UserError">It is missing or damaged.</exception>
    public static TheoryLimit ReadLimit(RunDirectory directory) => RunDirectory.Read(directory.Of("constants.csv"), path =>
    {
        var cells = File.ReadLines(path).ElementAtOrDefault(1)?.Split(',') ?? [];
        return cells.Length == 17
            ? new TheoryLimit(new Spectrum(Number(4), Number(5), cells[16] == "1"), Number(15))
            : throw new FormatException("a row of constants is missing");

        double Number(int column) => double.Parse(cells[column], CultureInfo.InvariantCulture);
    });

    /// <summary>What is told of the trainings, and of the widths where there are several.</summary>
    public static IEnumerable<TheoryFindings> Findings(
        TheoryConfig config, IEnumerable<(string Run, TheoryResult Result)> results, IReadOnlyList<WidthOrders> orders) =>
    [
        .. results.Zip(config.Runs, (run, kind) => new TheoryFindings(run.Run, kind.Title, [.. TheoryFinding.Of(run.Result).Select(finding => finding.Text)])),
        .. orders.Count > 1 ? [new TheoryFindings("orders", "Orders of Theorem 3", [.. TheoryWidth.Findings(orders)])] : Array.Empty<TheoryFindings>(),
    ];

    private static string Constants(string name, TheoryResult result)
    {
        var c = result.Constants;
        double[] values =
        [
            c.Samples, c.Hidden, result.LearningRate, c.Least, c.Largest, c.Lambda1, c.Kappa, c.Mu, c.Lipschitz, c.Delta, c.Radius, c.StartError,
            c.ExpectedStartError, c.SupervisedDistanceLimit, result.Limit.MaxCosine, result.Limit.Gram.IsDefinite ? 1 : 0,
        ];
        return string.Join(',', values.Select(value => value.ToString(CultureInfo.InvariantCulture)).Prepend(name));
    }

    private static string Title(string title, TheoryResult result)
    {
        var c = result.Constants;
        return $"{title}: n = {c.Samples}, m = {c.Hidden}, λ₀ = {NumberText.Of(c.Least)}, κ = {NumberText.Of(c.Kappa)}"
            + (result.Settings.Adversarial ? $", μ = {NumberText.Of(c.Mu)}" : "");
    }

    /// <summary>Name, shape and values of what a state has besides its training's.</summary>
    private IEnumerable<(string Name, int[] Shape, double[]? Values)> Parts(TheoryState? state)
    {
        int n = config.Settings.Samples;
        return [("gram", [n, n], state?.Gram), ("slopes", [2], state?.Slopes), ("predicted", [n], state?.Predicted), ("frozen", [n], state?.Frozen)];
    }

    private string PartPath(string name, long step) => directory.InCheckpoint(string.Create(CultureInfo.InvariantCulture, $"{name}-{step}.npy"));
}
