namespace KernelRD.Runtime;

/// <summary>A one-dimensional buffer.</summary>
public sealed class MemoryBuffer1D<T, TStride> : IContiguousArrayView<T>, IDisposable
    where T : unmanaged
    where TStride : struct, IStride1D
{
    private readonly MemoryBuffer _memory;

    internal MemoryBuffer1D(MemoryBuffer memory, long length)
    {
        _memory = memory;
        View = new ArrayView1D<T, TStride>(new ArrayView<T>(memory, memory.Origin, length), length, default);
    }

    ArrayView<T> IContiguousArrayView<T>.BaseView => View.BaseView;

    public Accelerator Accelerator => _memory.Accelerator;

    public ArrayView1D<T, TStride> View { get; }

    public LongIndex1D Extent => View.Extent;

    public long Length => View.Length;

    public long LengthInBytes => View.BaseView.LengthInBytes;

    public static implicit operator ArrayView1D<T, TStride>(MemoryBuffer1D<T, TStride> buffer) => buffer.View;

    public static implicit operator ArrayView<T>(MemoryBuffer1D<T, TStride> buffer) => buffer.View.BaseView;

    public void Dispose() => _memory.Dispose();
}
