using KernelRD.Cli.Runs;
using KernelRD.Simulation;

namespace KernelRD.Cli.Reports;

/// <summary>What is about to run.</summary>
/// <param name="Config">All settings.</param>
/// <param name="Directory">Where the files go.</param>
/// <param name="Device">What it runs on.</param>
/// <param name="FromStep">The step that it goes on from.</param>
/// <param name="Prediction">What the linear analysis expects.</param>
internal sealed record RunStart(RunConfig Config, string Directory, string Device, long FromStep, StabilityReport Prediction);
