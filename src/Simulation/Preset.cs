namespace KernelRD.Simulation;

/// <summary>A known set of parameter values.</summary>
/// <param name="Name">A name such as "spots".</param>
/// <param name="Description">What it looks like, and where it is from.</param>
/// <param name="Values">The values of the parameters that differ from their defaults.</param>
public sealed record Preset(string Name, string Description, IReadOnlyDictionary<string, double> Values);
