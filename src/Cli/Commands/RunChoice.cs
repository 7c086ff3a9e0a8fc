namespace KernelRD.Cli.Commands;

/// <summary>How to run, apart from what.</summary>
/// <param name="Device">What computes.</param>
/// <param name="Out">Where the files go; null: the first free place.</param>
/// <param name="Overwrite">Whether a run that is there makes room.</param>
/// <param name="CheckpointEvery">The iterations from one checkpoint to the next; null: by time.</param>
internal sealed record RunChoice(DeviceChoice Device, string? Out, bool Overwrite, long? CheckpointEvery = null);
