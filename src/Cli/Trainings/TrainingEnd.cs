using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Training;

namespace KernelRD.Cli.Trainings;

/// <summary>How a training went.</summary>
/// <param name="Config">Its settings.</param>
/// <param name="Directory">Where the files are.</param>
/// <param name="Checkpoint">How far it came.</param>
/// <param name="Rows">All rows.</param>
/// <param name="Seconds">How long it took, since the start or resumption.</param>
internal sealed record TrainingEnd(
    TrainingConfig Config, string Directory, Checkpoint Checkpoint, IReadOnlyList<TrainingRow> Rows, double Seconds) : IRunEvent
{
    public string Name => "done";

    public Metrics Last => Rows[^1].Metrics;

    /// <summary>α (1 − exp(−βt)) through ‖U − U(0)‖_F; null where it does not fit.</summary>
    public ExponentialFit? FitU { get; } = Fit(Rows, metrics => metrics.DistanceU);

    /// <summary>The same through ‖V − V(0)‖_F.</summary>
    public ExponentialFit? FitV { get; } = Fit(Rows, metrics => metrics.DistanceV);

    public IEnumerable<string> Lines
    {
        get
        {
            if (!Checkpoint.IsDone)
            {
                yield return Invariant($"stopped at iteration {Checkpoint.Step} of {Config.Iterations}; go on with: kernelrd run --resume {Directory}");
                yield break;
            }

            yield return Invariant($"  Iteration {Last.Iteration}, epoch {Last.Epoch:0.##}:");
            yield return Invariant($"  MSE/2: {Last.TrainMse / 2:G4} in training, {Last.TestMse / 2:G4} in the test.")
                + Invariant($" Wrong: {Last.TrainError:P2} in training, {Last.TestError:P2} in the test.");
            yield return Invariant($"  |U - U(0)| = {Last.DistanceU:G4}, |V - V(0)| = {Last.DistanceV:G4}; ")
                + Invariant($"|u_j - u_j(0)| is {Last.MaxDistanceUj:G3} at most and {Last.MeanDistanceUj:G3} in the mean.");
            foreach (var (name, fit) in new[] { ("|U - U(0)|", FitU), ("|V - V(0)|", FitV) })
            {
                if (fit is not null)
                    yield return Invariant($"  {name} = {fit.Alpha:G4} (1 - exp(-t / {1 / fit.Beta:G4})), R2 = {fit.RSquared:0.0000}");
            }

            yield return Invariant($"{Directory}: {Rows.Count} rows of metrics.csv, distances, errors, U.npy, V.npy, W.npy, a.npy in {Seconds:0.0} s");
        }
    }

    public string? Problem => Checkpoint is { IsDone: true, OverflowStep: { } iteration }
        ? Invariant($"the weights are no longer finite after iteration {iteration}; U.npy and the others are those of iteration {Checkpoint.Step}")
        : null;

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("outcome", Checkpoint.Outcome);
        json.WriteString("directory", Directory);
        json.WriteNumber("iteration", Checkpoint.Step);
        if (Checkpoint is { IsDone: true, OverflowStep: { } iteration })
            json.WriteNumber("overflow_iteration", iteration);
        json.WriteNumber("seconds", Seconds);
        json.WriteStartObject("last");
        Rows[^1].WriteJson(json);
        json.WriteEndObject();
        foreach (var (name, fit) in new[] { ("fit_u", FitU), ("fit_v", FitV) })
        {
            if (fit is null)
            {
                json.WriteNull(name);
                continue;
            }

            json.WriteStartObject(name);
            json.WriteNumber("alpha", fit.Alpha);
            json.WriteNumber("beta", fit.Beta);
            json.WriteNumber("r_squared", fit.RSquared);
            json.WriteEndObject();
        }

        json.WriteNumber("exit_code", Checkpoint.ExitCode);
    }

    private static ExponentialFit? Fit(IReadOnlyList<TrainingRow> rows, Func<Metrics, double> value) =>
        ExponentialFit.Of([.. rows.Select(row => (double)row.Metrics.Iteration)], [.. rows.Select(row => value(row.Metrics))]);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
