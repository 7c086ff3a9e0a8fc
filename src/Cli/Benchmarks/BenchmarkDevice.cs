using KernelRD.Cases;

namespace KernelRD.Cli.Benchmarks;

/// <summary>A device to measure.</summary>
/// <param name="Name">As --device takes it.</param>
/// <param name="Description">What is worth telling beside its own name, such as its driver.</param>
/// <param name="Accelerator">It, open.</param>
/// <param name="Device">What it was opened from.</param>
/// <param name="Ceilings">What it can do at most.</param>
internal sealed record BenchmarkDevice(string Name, string Description, Accelerator Accelerator, Device Device, Ceilings Ceilings);
