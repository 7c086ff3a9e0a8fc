namespace KernelRD.Runtime;

/// <summary>
/// The shape of a launch. Grouped: Grid counts groups and Group the work-items of one. Otherwise Grid is the extent,
/// a work-item an index, and the device picks the groups.
/// </summary>
public readonly record struct LaunchShape(Index3D Grid, Index3D Group, bool IsGrouped, int DynamicSharedBytes)
{
    internal bool IsEmpty => Grid.X <= 0 || Grid.Y <= 0 || Grid.Z <= 0 || (IsGrouped && (Group.X <= 0 || Group.Y <= 0 || Group.Z <= 0));

    internal static LaunchShape Of(KernelConfig config) =>
        new(config.GridDim, config.GroupDim, IsGrouped: true, config.SharedMemoryConfig.ArraySize);

    internal static LaunchShape Of<TIndex>(TIndex extent)
        where TIndex : struct
    {
        var grid = extent switch
        {
            Index1D one => new Index3D(one.X, 1, 1),
            Index2D two => new Index3D(two.X, two.Y, 1),
            Index3D three => three,
            _ => throw new NotSupportedException($"A kernel's first parameter is Index1D, Index2D or Index3D, not {typeof(TIndex).Name}."),
        };
        return new LaunchShape(grid, new Index3D(1), IsGrouped: false, DynamicSharedBytes: 0);
    }
}
