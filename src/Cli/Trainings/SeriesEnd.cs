using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;
using KernelRD.Training;

namespace KernelRD.Cli.Trainings;

/// <summary>How several trainings went, side by side.</summary>
/// <param name="Directory">Where their folders are.</param>
/// <param name="Members">Those that were run, each with its folder.</param>
/// <param name="IsComplete">Whether these are all.</param>
internal sealed record SeriesEnd(string Directory, IReadOnlyList<(string Folder, TrainingEnd End)> Members, bool IsComplete) : IRunEvent
{
    /// <summary>What is compared, by its column in <c>summary.csv</c>; those with a title people read too.</summary>
    private static readonly (string Name, string? Title, Func<TrainingEnd, double> Value)[] s_columns =
    [
        ("train_mse", "train MSE", end => end.Last.TrainMse),
        ("test_mse", "test MSE", end => end.Last.TestMse),
        ("train_error", null, end => end.Last.TrainError),
        ("test_error", "test err", end => end.Last.TestError),
        ("distance_u", "|U-U(0)|", end => end.Last.DistanceU),
        ("distance_v", "|V-V(0)|", end => end.Last.DistanceV),
        ("alpha_u", "alpha_U", end => end.FitU?.Alpha ?? double.NaN),
        ("beta_u", null, end => end.FitU?.Beta ?? double.NaN),
        ("r_squared_u", "R2_U", end => end.FitU?.RSquared ?? double.NaN),
        ("alpha_v", "alpha_V", end => end.FitV?.Alpha ?? double.NaN),
        ("beta_v", null, end => end.FitV?.Beta ?? double.NaN),
        ("r_squared_v", "R2_V", end => end.FitV?.RSquared ?? double.NaN),
    ];

    /// <summary>What the spread over seeds is given of.</summary>
    private static readonly (string Name, Func<Metrics, double> Value)[] s_quantities =
    [
        ("distance_u", metrics => metrics.DistanceU),
        ("distance_v", metrics => metrics.DistanceV),
        ("train_mse", metrics => metrics.TrainMse),
        ("test_mse", metrics => metrics.TestMse),
        ("test_error", metrics => metrics.TestError),
    ];

    public string Name => "series";

    public int ExitCode => !IsComplete ? Cli.ExitCode.Interrupted : Members.Max(member => member.End.Checkpoint.ExitCode);

    public IEnumerable<string> Lines
    {
        get
        {
            if (!IsComplete)
            {
                yield return $"stopped; go on with: kernelrd run --resume {Directory}";
                yield break;
            }

            int width = Members.Max(member => member.Folder.Length);
            var columns = s_columns.Where(column => column.Title is not null).ToArray();
            yield return $"  {"".PadRight(width)}{string.Concat(columns.Select(column => $"{column.Title,10}"))}";
            foreach (var (folder, end) in Members)
                yield return $"  {folder.PadRight(width)}{string.Concat(columns.Select(column => $"{Cell(column.Value(end)),10}"))}";
            foreach (var arm in Arms().Where(arm => arm.Count() > 1))
            {
                var spreads = s_quantities[..2].Select(quantity => (quantity.Name, Spread: Spread.Of(RowsOf(arm), quantity.Value)));
                yield return $"  {(arm.Key ? "adversarial" : "supervised")}: " + string.Join(", ", spreads.Select(quantity => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{quantity.Name} {quantity.Spread.Mean[^1]:G4} +- {quantity.Spread.Deviation[^1]:G3} at iteration {quantity.Spread.Iterations[^1]}")));
            }

            yield return $"{Directory}: summary.csv, {(Arms().Any(arm => arm.Count() > 1) ? "spread.csv, " : "")}distances, errors";
        }
    }

    /// <summary>The lines of <c>summary.csv</c>: one for each run, with its last row and the curves fitted to it.</summary>
    public IEnumerable<string> Summary() =>
    [
        $"run,seed,adversarial,outcome,iteration,{string.Join(',', s_columns.Select(column => column.Name))}",
        .. Members.Select(member => string.Create(
            CultureInfo.InvariantCulture,
            $"{member.Folder.Replace('\\', '/')},{member.End.Config.Settings.Seed},{(member.End.Config.Settings.Adversarial ? 1 : 0)},")
            + string.Create(CultureInfo.InvariantCulture, $"{member.End.Checkpoint.Outcome},{member.End.Last.Iteration},")
            + string.Join(',', s_columns.Select(column => Number(column.Value(member.End))))),
    ];

    /// <summary>The lines of <c>spread.csv</c>: at each iteration that all seeds logged, the spread over them; none for a single seed.</summary>
    public IEnumerable<string> SpreadOverSeeds()
    {
        if (Arms().All(arm => arm.Count() == 1))
            yield break;
        yield return "adversarial,iteration,runs," + string.Join(',', s_quantities.Select(quantity =>
            string.Join(',', new[] { "mean", "std", "min", "max" }.Select(what => $"{quantity.Name}_{what}"))));
        foreach (var arm in Arms())
        {
            Spread[] spreads = [.. s_quantities.Select(quantity => Spread.Of(RowsOf(arm), quantity.Value))];
            for (int i = 0; i < spreads[0].Iterations.Length; i++)
            {
                string start = string.Create(CultureInfo.InvariantCulture, $"{(arm.Key ? 1 : 0)},{spreads[0].Iterations[i]},{arm.Count()},");
                yield return start + string.Join(',', spreads.SelectMany(spread =>
                    new[] { spread.Mean[i], spread.Deviation[i], spread.Low[i], spread.High[i] }.Select(Number)));
            }
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("directory", Directory);
        json.WriteString("outcome", IsComplete ? "finished" : "interrupted");
        json.WriteStartArray("runs");
        foreach (var (folder, end) in Members)
        {
            json.WriteStartObject();
            json.WriteString("directory", folder);
            json.WriteNumber("seed", end.Config.Settings.Seed);
            json.WriteBoolean("adversarial", end.Config.Settings.Adversarial);
            json.WriteString("outcome", end.Checkpoint.Outcome);
            json.WriteNumber("iteration", end.Last.Iteration);
            foreach (var (name, _, value) in s_columns)
                json.WriteFinite(name, value(end));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("exit_code", ExitCode);
    }

    private IEnumerable<IGrouping<bool, TrainingEnd>> Arms() =>
        Members.Select(member => member.End).GroupBy(end => end.Config.Settings.Adversarial);

    private static IReadOnlyList<TrainingRow>[] RowsOf(IEnumerable<TrainingEnd> arm) => [.. arm.Select(end => end.Rows)];

    private static string Cell(double value) => double.IsNaN(value) ? "-" : value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);
}
