namespace KernelRD.Runtime;

/// <summary>What a driver that compiles at launch compiles anew for: the group's size, and whether the launch is small.</summary>
internal readonly record struct CLGroupShape(Index3D Group, bool IsSmall);
