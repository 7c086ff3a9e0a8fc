using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;

namespace KernelRD.Cli.Trainings;

/// <summary>How far a training is.</summary>
/// <param name="Iteration">The iterations done, those before a resumption included.</param>
/// <param name="Iterations">Those to do at the most.</param>
/// <param name="Epoch">The same in epochs.</param>
/// <param name="IterationsPerSecond">The rate since the start or resumption.</param>
/// <param name="SamplesPerSecond">The same in samples.</param>
/// <param name="Last">The last row.</param>
internal sealed record TrainingProgress(
    long Iteration, long Iterations, double Epoch, double IterationsPerSecond, double SamplesPerSecond, TrainingRow Last)
    : RunProgress(Iteration, Iterations, IterationsPerSecond)
{
    public override IEnumerable<string> Lines => [string.Create(
        CultureInfo.InvariantCulture,
        $"iteration {Iteration} of {Iterations} (epoch {Epoch:0.##}), {Rate} in the test, {TimeLeft} left")];

    /// <summary>The rate, and the last row's error in the test.</summary>
    public override string Rate => string.Create(
        CultureInfo.InvariantCulture, $"{Scaled(IterationsPerSecond)} iterations/s, MSE/2 {Last.Metrics.TestMse / 2:G4}");

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("iteration", Iteration);
        json.WriteNumber("iterations", Iterations);
        json.WriteNumber("epoch", Epoch);
        json.WriteNumber("iterations_per_second", IterationsPerSecond);
        json.WriteNumber("samples_per_second", SamplesPerSecond);
        json.WriteFinite("seconds_left", SecondsLeft);
    }
}
