using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;

namespace KernelRD.Cli.Simulations;

/// <summary>How far a simulation is.</summary>
/// <param name="Step">The steps done, those before a resumption included.</param>
/// <param name="Steps">The steps to do in all.</param>
/// <param name="Time">The simulated time.</param>
/// <param name="StepsPerSecond">The rate since the start or resumption.</param>
/// <param name="CellsPerSecond">The same in cells.</param>
internal sealed record SimulationProgress(long Step, long Steps, double Time, double StepsPerSecond, double CellsPerSecond)
    : RunProgress(Step, Steps, StepsPerSecond)
{
    public override IEnumerable<string> Lines =>
        [string.Create(CultureInfo.InvariantCulture, $"step {Step} of {Steps}, t = {Time:G6}, {Rate}, {TimeLeft} left")];

    /// <summary>Both rates, such as "12.3 k steps/s, 123 M cells/s".</summary>
    public override string Rate => $"{Scaled(StepsPerSecond)} steps/s, {Scaled(CellsPerSecond)} cells/s";

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("step", Step);
        json.WriteNumber("steps", Steps);
        json.WriteNumber("time", Time);
        json.WriteNumber("steps_per_second", StepsPerSecond);
        json.WriteNumber("cells_per_second", CellsPerSecond);
        json.WriteFinite("seconds_left", SecondsLeft);
    }
}
