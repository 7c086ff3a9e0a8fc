using System.Globalization;
using System.Text.Json;
using KernelRD.Cli.Reports;
using KernelRD.Cli.Runs;
using KernelRD.Simulation;

namespace KernelRD.Cli.Simulations;

/// <summary>How a run went.</summary>
/// <param name="Config">Its settings.</param>
/// <param name="Directory">Where the files are.</param>
/// <param name="Checkpoint">How far it came.</param>
/// <param name="Last">The last good frame's numbers.</param>
/// <param name="Growth">What was measured, beside what was predicted.</param>
/// <param name="Seconds">How long it took, since the start or resumption.</param>
internal sealed record SimulationEnd(
    SimulationConfig Config, string Directory, Checkpoint Checkpoint, FrameMetrics Last, GrowthMeter Growth, double Seconds) : IRunEvent
{
    public string Name => "done";

    public IEnumerable<string> Lines =>
    [
        .. Growth.Describe().Select(line => "  " + line),
        Checkpoint.IsDone
            ? Invariant($"{Directory}: {Last.Frame + 1} pictures, animation.png, u.npy, v.npy in {Seconds:0.0} s")
            : Invariant($"stopped at step {Checkpoint.Step} of {Config.Steps}; go on with: kernelrd run --resume {Directory}"),
    ];

    public string? Problem
    {
        get
        {
            if (!Checkpoint.IsDone || Checkpoint.OverflowStep is not { } step)
                return null;
            string last = Invariant($"{Last.Frame:000000} at t = {Last.Time:G10}");
            string time = Invariant($"t = {step * Config.Settings.TimeStep:G10} (step {step})");
            return $"the fields overflowed at {time}; the files are those of the last good frame, {last}";
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("outcome", Checkpoint.Outcome);
        json.WriteString("directory", Directory);
        json.WriteNumber("step", Checkpoint.Step);
        json.WriteNumber("time", Checkpoint.Step * Config.Settings.TimeStep);
        json.WriteNumber("last_frame", Last.Frame);
        if (Checkpoint is { IsDone: true, OverflowStep: { } step })
        {
            json.WriteNumber("overflow_step", step);
            json.WriteNumber("overflow_time", step * Config.Settings.TimeStep);
        }

        json.WriteNumber("seconds", Seconds);
        json.WriteFinite("growth_rate", Growth.GrowthRate);
        json.WriteFinite("wavelength", Growth.Wavelength);
        json.WriteLines("measured", Growth.Describe());
        json.WriteNumber("exit_code", Checkpoint.ExitCode);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
