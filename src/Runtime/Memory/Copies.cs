using System.Runtime.InteropServices;

namespace KernelRD.Runtime;

/// <summary>Copies between host and device, on views and buffers. Those without a stream use the accelerator's default stream.</summary>
public static class Copies
{
    public static void CopyFromCPU<TView, T>(this TView view, AcceleratorStream stream, in ReadOnlySpan<T> source)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        var target = view.BaseView;
        CheckLength(target.Length, source.Length);
        if (source.Length > 0)
            Owner(target).Write(stream, target.Address, MemoryMarshal.AsBytes(source));
    }

    public static void CopyFromCPU<TView, T>(this TView view, T[] source)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        CheckLength(view.BaseView.Length, source.Length);
        if (source.Length > 0)
            view.CopyFromCPU(DefaultStream(view.BaseView), new ReadOnlySpan<T>(source));
    }

    public static void CopyToCPU<TView, T>(this TView view, AcceleratorStream stream, in Span<T> target)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        var source = view.BaseView;
        CheckLength(source.Length, target.Length);
        if (target.Length > 0)
            Owner(source).Read(stream, source.Address, MemoryMarshal.AsBytes(target));
    }

    public static void CopyToCPU<TView, T>(this TView view, T[] target)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        CheckLength(view.BaseView.Length, target.Length);
        if (target.Length > 0)
            view.CopyToCPU(DefaultStream(view.BaseView), new Span<T>(target));
    }

    /// <summary>Queues a copy within the device.</summary>
    public static void CopyTo<T>(this ArrayView<T> source, AcceleratorStream stream, ArrayView<T> target)
        where T : unmanaged
    {
        CheckLength(source.Length, target.Length);
        if (source.Length > 0)
            Owner(source).Copy(stream, source.Address, Owner(target), target.Address, source.LengthInBytes);
    }

    /// <inheritdoc cref="CopyTo{T}(ArrayView{T}, AcceleratorStream, ArrayView{T})"/>
    public static void CopyTo<T>(this ArrayView<T> source, ArrayView<T> target)
        where T : unmanaged
    {
        CheckLength(source.Length, target.Length);
        if (source.Length > 0)
            source.CopyTo(DefaultStream(source), target);
    }

    /// <inheritdoc cref="CopyTo{T}(ArrayView{T}, AcceleratorStream, ArrayView{T})"/>
    public static void CopyFrom<T>(this ArrayView<T> target, AcceleratorStream stream, ArrayView<T> source)
        where T : unmanaged => source.CopyTo(stream, target);

    /// <inheritdoc cref="CopyTo{T}(ArrayView{T}, AcceleratorStream, ArrayView{T})"/>
    public static void CopyFrom<T>(this ArrayView<T> target, ArrayView<T> source)
        where T : unmanaged => source.CopyTo(target);

    /// <summary>Queues writing zeros.</summary>
    public static void MemSetToZero<T>(this IContiguousArrayView<T> view, AcceleratorStream stream)
        where T : unmanaged
    {
        var target = view.BaseView;
        if (target.Length > 0)
            Owner(target).Clear(stream, target.Address, target.LengthInBytes);
    }

    /// <inheritdoc cref="MemSetToZero{T}(IContiguousArrayView{T}, AcceleratorStream)"/>
    public static void MemSetToZero<T>(this IContiguousArrayView<T> view)
        where T : unmanaged
    {
        if (view.BaseView.Length > 0)
            view.MemSetToZero(DefaultStream(view.BaseView));
    }

    /// <summary>The elements in memory order.</summary>
    public static T[] GetAsArray1D<T>(this IContiguousArrayView<T> view)
        where T : unmanaged
    {
        var target = new T[view.BaseView.Length];
        view.BaseView.CopyToCPU(target);
        return target;
    }

    /// <inheritdoc cref="GetAsArray1D{T}(IContiguousArrayView{T})"/>
    public static T[] GetAsArray<T>(this ArrayView<T> view)
        where T : unmanaged => view.GetAsArray1D();

    private static AcceleratorStream DefaultStream<T>(ArrayView<T> view)
        where T : unmanaged => Owner(view).Accelerator.DefaultStream;

    private static MemoryBuffer Owner<T>(ArrayView<T> view)
        where T : unmanaged
    {
        var buffer = view.Buffer ?? throw new InvalidOperationException("The view belongs to no buffer.");
        ObjectDisposedException.ThrowIf(buffer.IsDisposed, buffer);
        return buffer;
    }

    private static void CheckLength(long view, long other)
    {
        if (view != other)
            throw new ArgumentException($"The view holds {view} elements, the other side {other}; both must be the same.");
    }
}
