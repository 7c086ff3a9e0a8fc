namespace KernelRD.Runtime;

/// <summary>Memory of one work-item. Meant for kernels only; sizes are constants, contents start undefined.</summary>
public static class LocalMemory
{
    /// <summary><paramref name="extent"/> elements.</summary>
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged => WorkItem.AllocateLocal<T>(extent);

    /// <inheritdoc cref="Allocate{T}(int)"/>
    public static ArrayView1D<T, Stride1D.Dense> Allocate1D<T>(Index1D extent)
        where T : unmanaged => Allocate<T>(extent.X);
}
