namespace KernelRD.Runtime;

/// <summary>
/// The part of a launch that one thread of the CPU engine runs: work-items of an implicitly grouped kernel, groups of an explicitly
/// grouped one, From included and To not.
/// </summary>
public readonly record struct Tile(Index3D From, Index3D To);
