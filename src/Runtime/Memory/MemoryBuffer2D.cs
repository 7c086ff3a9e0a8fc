namespace KernelRD.Runtime;

/// <summary>A two-dimensional buffer.</summary>
public sealed class MemoryBuffer2D<T, TStride> : IContiguousArrayView<T>, IDisposable
    where T : unmanaged
    where TStride : struct, IStride2D
{
    private readonly MemoryBuffer _memory;

    internal MemoryBuffer2D(MemoryBuffer memory, LongIndex2D extent, TStride stride)
    {
        _memory = memory;
        View = new ArrayView2D<T, TStride>(new ArrayView<T>(memory, memory.Origin, extent.Size), extent, stride);
    }

    ArrayView<T> IContiguousArrayView<T>.BaseView => View.BaseView;

    public Accelerator Accelerator => _memory.Accelerator;

    public ArrayView2D<T, TStride> View { get; }

    public LongIndex2D Extent => View.Extent;

    public Index2D IntExtent => View.IntExtent;

    public long Length => View.Length;

    public long LengthInBytes => View.BaseView.LengthInBytes;

    public static implicit operator ArrayView2D<T, TStride>(MemoryBuffer2D<T, TStride> buffer) => buffer.View;

    public void Dispose() => _memory.Dispose();
}
