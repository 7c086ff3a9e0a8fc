using System.Runtime.CompilerServices;

namespace KernelRD.Runtime;

/// <summary>A one-dimensional view with a stride.</summary>
public readonly struct ArrayView1D<T, TStride> : IContiguousArrayView<T>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    public ArrayView1D(ArrayView<T> baseView, LongIndex1D extent, TStride stride)
    {
        BaseView = baseView;
        Extent = extent;
        Stride = stride;
    }

    /// <summary>All elements in memory order.</summary>
    public ArrayView<T> BaseView { get; }

    public LongIndex1D Extent { get; }

    public Index1D IntExtent => Extent.ToIntIndex();

    public TStride Stride { get; }

    public long Length => Extent.X;

    public int IntLength => checked((int)Length);

    public bool IsValid => BaseView.IsValid;

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref BaseView[Stride.ComputeElementIndex(index)];
    }

    public ref T this[Index1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref BaseView[Stride.ComputeElementIndex(index.X)];
    }

    public ref T this[LongIndex1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref BaseView[Stride.ComputeElementIndex(index)];
    }

    public static implicit operator ArrayView<T>(ArrayView1D<T, TStride> view) => view.BaseView;

    public static implicit operator ArrayView1D<T, TStride>(ArrayView<T> view) => new(view, view.Extent, default);
}
