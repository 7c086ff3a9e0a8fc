namespace KernelRD.Runtime;

/// <summary>
/// Memory that the work-items of a group share. Meant for explicitly grouped kernels only; sizes are constants, contents start undefined.
/// </summary>
public static class SharedMemory
{
    /// <summary>One element.</summary>
    public static ref T Allocate<T>()
        where T : unmanaged => ref Allocate<T>(1)[0];

    /// <summary><paramref name="extent"/> elements.</summary>
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged => WorkItem.AllocateShared<T>(extent);

    /// <inheritdoc cref="Allocate{T}(int)"/>
    public static ArrayView1D<T, Stride1D.Dense> Allocate1D<T>(Index1D extent)
        where T : unmanaged => Allocate<T>(extent.X);

    /// <summary>A plane of which X is contiguous.</summary>
    public static ArrayView2D<T, Stride2D.DenseX> Allocate2DDenseX<T>(in Index2D extent)
        where T : unmanaged => new(Allocate<T>(extent.Size), extent, new Stride2D.DenseX(extent.X));

    /// <summary>A plane of which Y is contiguous.</summary>
    public static ArrayView2D<T, Stride2D.DenseY> Allocate2DDenseY<T>(in Index2D extent)
        where T : unmanaged => new(Allocate<T>(extent.Size), extent, new Stride2D.DenseY(extent.Y));

    /// <summary>The memory that the launch asked for with <see cref="SharedMemoryConfig.RequestDynamic{T}(int)"/>.</summary>
    public static ArrayView<T> GetDynamic<T>()
        where T : unmanaged => WorkItem.DynamicShared<T>();
}
