using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;

namespace KernelRD.Cli.Theories;

/// <summary>How far the trainings are.</summary>
/// <param name="Run">Which is under way.</param>
/// <param name="Iteration">Its iterations done.</param>
/// <param name="Iterations">Those to do.</param>
/// <param name="Step">The iterations of all trainings done.</param>
/// <param name="Steps">Those to do, and one for each width.</param>
/// <param name="StepsPerSecond">The rate since the start or resumption.</param>
internal sealed record TheoryProgress(string Run, long Iteration, long Iterations, long Step, long Steps, double StepsPerSecond)
    : RunProgress(Step, Steps, StepsPerSecond)
{
    public override IEnumerable<string> Lines =>
        [string.Create(CultureInfo.InvariantCulture, $"{Run}: iteration {Iteration} of {Iterations}, {Rate}, {TimeLeft} left")];

    public override string Rate => $"{Scaled(StepsPerSecond)} iterations/s";

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("run", Run);
        json.WriteNumber("iteration", Iteration);
        json.WriteNumber("iterations", Iterations);
        json.WriteNumber("step", Step);
        json.WriteNumber("steps", Steps);
        json.WriteNumber("steps_per_second", StepsPerSecond);
        json.WriteFinite("seconds_left", SecondsLeft);
    }
}
