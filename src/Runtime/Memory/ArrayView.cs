using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace KernelRD.Runtime;

/// <summary>
/// A contiguous part of a buffer. Kernels index it; the host passes it to kernels and copies to and from it.
/// Only a view into CPU memory can be indexed on the host.
/// </summary>
public readonly unsafe struct ArrayView<T> : IContiguousArrayView<T>
    where T : unmanaged
{
    // On the CPU the address of the first element, elsewhere its byte offset in the buffer.
    private readonly nint _address;

    internal ArrayView(MemoryBuffer? buffer, nint address, long length)
    {
        Buffer = buffer;
        _address = address;
        Length = length;
    }

    ArrayView<T> IContiguousArrayView<T>.BaseView => this;

    /// <summary>The number of elements.</summary>
    public long Length { get; }

    public int IntLength => checked((int)Length);

    public long LengthInBytes => Length * sizeof(T);

    public LongIndex1D Extent => Length;

    public Index1D IntExtent => IntLength;

    public bool IsValid => Length > 0;

    /// <summary>The buffer that holds the elements; null for an empty view and for memory inside a CPU kernel.</summary>
    internal MemoryBuffer? Buffer { get; }

    /// <summary>On the CPU the address of the first element, elsewhere its byte offset in <see cref="Buffer"/>.</summary>
    internal nint Address => _address;

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert((ulong)index < (ulong)Length, "Index outside the view.");
            return ref ((T*)_address)[index];
        }
    }

    public ref T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert((ulong)index < (ulong)Length, "Index outside the view.");
            return ref ((T*)_address)[index];
        }
    }

    public ref T this[Index1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[index.X];
    }

    public ref T this[LongIndex1D index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[index.X];
    }

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    public ArrayView<T> SubView(long index) => SubView(index, Length - index);

    /// <inheritdoc cref="SubView(long, long)"/>
    public ArrayView<T> SubView(int index, int length) => SubView((long)index, length);

    /// <summary><paramref name="length"/> elements from <paramref name="index"/> on.</summary>
    public ArrayView<T> SubView(long index, long length)
    {
        Debug.Assert(index >= 0 && length >= 0 && index + length <= Length, "Sub-view outside the view.");
        return new ArrayView<T>(Buffer, _address + (nint)(index * sizeof(T)), length);
    }

    /// <summary>The same bytes as elements of another type; bytes that do not fill an element are left out.</summary>
    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged => new(Buffer, _address, LengthInBytes / sizeof(TOther));
}
