namespace KernelRD.Cli.Charts;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">Where.</param>
/// <param name="Label">What stands beside it, with the markup of <see cref="RichText"/>; empty for a minor tick.</param>
internal readonly record struct Tick(double Value, string Label);
