using System.Runtime.CompilerServices;

namespace KernelRD.Runtime;

/// <summary>A two-dimensional view with a stride.</summary>
public readonly struct ArrayView2D<T, TStride> : IContiguousArrayView<T>
    where T : unmanaged
    where TStride : struct, IStride2D
{
    public ArrayView2D(ArrayView<T> baseView, LongIndex2D extent, TStride stride)
    {
        BaseView = baseView;
        Extent = extent;
        Stride = stride;
    }

    /// <summary>All elements in memory order.</summary>
    public ArrayView<T> BaseView { get; }

    public LongIndex2D Extent { get; }

    public Index2D IntExtent => Extent.ToIntIndex();

    public TStride Stride { get; }

    /// <summary>The number of elements in the extent.</summary>
    public long Length => Extent.Size;

    public bool IsValid => BaseView.IsValid;

    public ref T this[int x, int y]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref BaseView[Stride.ComputeElementIndex(new Index2D(x, y))];
    }

    public ref T this[Index2D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref BaseView[Stride.ComputeElementIndex(index)];
    }
}
