using System.Runtime.CompilerServices;

namespace KernelRD.Runtime;

/// <summary>
/// The shape of a launch. Grouped: Grid counts groups and Group the work-items of one. Otherwise Grid is the extent,
/// a work-item an index, and the device picks the groups.
/// </summary>
public readonly record struct LaunchShape(Index3D Grid, Index3D Group, bool IsGrouped, int DynamicSharedBytes)
{
    /// <summary>The number of axes that an implicitly grouped kernel is indexed with.</summary>
    internal int Dimensions { get; private init; } = 3;

    internal bool IsEmpty => Grid.X <= 0 || Grid.Y <= 0 || Grid.Z <= 0 || (IsGrouped && (Group.X <= 0 || Group.Y <= 0 || Group.Z <= 0));

    internal static LaunchShape Of(KernelConfig config) =>
        new(config.GridDim, config.GroupDim, IsGrouped: true, config.SharedMemoryConfig.ArraySize);

    internal static LaunchShape Of<TIndex>(TIndex extent)
        where TIndex : struct
    {
        // Compares types and not values, which the JIT compiles without boxing even before it optimises.
        if (typeof(TIndex) == typeof(Index1D))
            return Of(new Index3D(Unsafe.As<TIndex, Index1D>(ref extent).X, 1, 1), 1);
        if (typeof(TIndex) == typeof(Index2D))
            return Of(new Index3D(Unsafe.As<TIndex, Index2D>(ref extent).X, Unsafe.As<TIndex, Index2D>(ref extent).Y, 1), 2);
        if (typeof(TIndex) == typeof(Index3D))
            return Of(Unsafe.As<TIndex, Index3D>(ref extent), 3);
        throw new NotSupportedException($"A kernel's first parameter is Index1D, Index2D or Index3D, not {typeof(TIndex).Name}.");
    }

    private static LaunchShape Of(Index3D extent, int dimensions) =>
        new(extent, new Index3D(1), IsGrouped: false, DynamicSharedBytes: 0) { Dimensions = dimensions };
}
