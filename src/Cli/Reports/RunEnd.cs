using KernelRD.Cli.Runs;
using KernelRD.Simulation;

namespace KernelRD.Cli.Reports;

/// <summary>How a run went.</summary>
/// <param name="Config">Its settings.</param>
/// <param name="Directory">Where the files are.</param>
/// <param name="Checkpoint">How far it came.</param>
/// <param name="Last">The last good frame's numbers.</param>
/// <param name="Growth">What was measured, beside what was predicted.</param>
/// <param name="Seconds">How long it took, since the start or resumption.</param>
internal sealed record RunEnd(
    RunConfig Config, string Directory, Checkpoint Checkpoint, FrameMetrics Last, GrowthMeter Growth, double Seconds)
{
    public bool IsOverflow => Checkpoint is { IsDone: true, OverflowStep: not null };

    public int ExitCode => !Checkpoint.IsDone ? Cli.ExitCode.Interrupted : IsOverflow ? Cli.ExitCode.Overflow : Cli.ExitCode.Success;

    /// <summary>"finished", "overflow" or "interrupted".</summary>
    public string Outcome => !Checkpoint.IsDone ? "interrupted" : IsOverflow ? "overflow" : "finished";
}
