namespace KernelRD.Simulation;

/// <summary>A value of a model's control parameter at which growth begins or ends.</summary>
/// <param name="Value">The value.</param>
/// <param name="GrowsBelow">Whether modes grow below it rather than above.</param>
/// <param name="IsPattern">Whether the mode that sets in there has a wavelength, so that it patterns.</param>
public sealed record CriticalValue(double Value, bool GrowsBelow, bool IsPattern);
