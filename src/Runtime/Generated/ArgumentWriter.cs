using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelRD.Runtime;

/// <summary>
/// Takes a launch's arguments as the C kernel's parameters want them. A view is three parameters, or five with two dimensions:
/// <c>T* data, long offset, long length[, int extent_x, int extent_y, int stride]</c>.
/// </summary>
public unsafe ref struct ArgumentWriter
{
    internal const int MaxSlots = 96;
    internal const int MaxBytes = 1024;

    private readonly Accelerator _accelerator;
    private readonly Span<byte> _bytes;
    private readonly Span<Slot> _slots;
    private readonly Span<Region> _regions;
    private int _used;
    private int _slotCount;
    private int _regionCount;
    private ConstantList _constants;
    private int _constantCount;

    /// <param name="accelerator">The accelerator that every view must belong to.</param>
    /// <param name="bytes">Room for the values.</param>
    /// <param name="slots">Room for one slot a parameter.</param>
    /// <param name="regions">Room for one region a view.</param>
    internal ArgumentWriter(Accelerator accelerator, Span<byte> bytes, Span<Slot> slots, Span<Region> regions)
    {
        _accelerator = accelerator;
        _bytes = bytes;
        _slots = slots;
        _regions = regions;
    }

    /// <summary>The parameters so far: where each lies in the bytes.</summary>
    internal readonly ReadOnlySpan<Slot> Slots => _slots[.._slotCount];

    /// <summary>The values of the specialised parameters so far.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<Constant> Constants => ((ReadOnlySpan<Constant>)_constants)[.._constantCount];

    /// <summary>Whether two views share memory, so that a kernel compiled for separate views must not be used.</summary>
    internal bool HasOverlap { get; private set; }

    /// <summary>
    /// A view: <c>data, offset, length</c>. Where a buffer is a pointer, data is the view's own and offset 0: adding it in a kernel is
    /// arithmetic in 64 bits that every access pays for.
    /// </summary>
    public void Write<T>(ArrayView<T> view)
        where T : unmanaged
    {
        nint handle = 0;
        long offset = 0;
        if (view.Buffer is { } buffer)
        {
            if (buffer.Accelerator != _accelerator)
                throw new ArgumentException($"A view on {buffer.Accelerator.Name} was passed to a kernel on {_accelerator.Name}.");
            ObjectDisposedException.ThrowIf(buffer.IsDisposed, buffer);
            handle = buffer.NativePtr;
            long start = view.Address - buffer.Origin;
            AddRegion(new Region(handle, start, start + view.LengthInBytes));
            if (_accelerator.AcceleratorType == AcceleratorType.Cuda)
                handle += (nint)start;
            else
                offset = start / sizeof(T);
        }

        Write(handle);
        Write(offset);
        Write(view.Length);
    }

    /// <inheritdoc cref="Write{T}(ArrayView{T})"/>
    public void Write<T>(ArrayView1D<T, Stride1D.Dense> view)
        where T : unmanaged => Write(view.BaseView);

    /// <summary>A two-dimensional view: <c>data, offset, length, extent_x, extent_y, stride</c>.</summary>
    public void Write<T>(ArrayView2D<T, Stride2D.DenseX> view)
        where T : unmanaged
    {
        Write(view.BaseView);
        Write(view.IntExtent.X);
        Write(view.IntExtent.Y);
        Write(view.Stride.YStride);
    }

    /// <inheritdoc cref="Write{T}(ArrayView2D{T, Stride2D.DenseX})"/>
    public void Write<T>(ArrayView2D<T, Stride2D.DenseY> view)
        where T : unmanaged
    {
        Write(view.BaseView);
        Write(view.IntExtent.X);
        Write(view.IntExtent.Y);
        Write(view.Stride.XStride);
    }

    /// <summary>A number or a structure, by value.</summary>
    public void Write<T>(T value)
        where T : unmanaged
    {
        int offset = (_used + 7) & ~7;
        MemoryMarshal.Write(_bytes[offset..], in value);
        _used = offset + sizeof(T);
        _slots[_slotCount++] = new Slot(offset, sizeof(T));
    }

    /// <summary>A value that becomes a constant of the program; no parameter of the C kernel.</summary>
    public void Write<T>(SpecializedValue<T> value)
        where T : unmanaged, IEquatable<T> => _constants[_constantCount++] = Constant.Of(value.Value);

    private void AddRegion(Region region)
    {
        foreach (var other in _regions[.._regionCount])
            HasOverlap |= other.Handle == region.Handle && other.Start < region.End && region.Start < other.End;
        _regions[_regionCount++] = region;
    }

    /// <summary>Where one parameter's value lies in the bytes.</summary>
    internal readonly record struct Slot(int Offset, int Size);

    /// <summary>The bytes of a buffer that one view covers.</summary>
    internal readonly record struct Region(nint Handle, long Start, long End);

    /// <summary>The value of a specialised parameter.</summary>
    internal readonly record struct Constant(TypeCode Type, long Bits)
    {
        public static Constant Of<T>(T value)
            where T : unmanaged
        {
            var type = System.Type.GetTypeCode(typeof(T));
            if (type is < TypeCode.Boolean or TypeCode.Char or > TypeCode.Double)
                throw new NotSupportedException($"SpecializedValue<{typeof(T).Name}>: only numbers and bool can be specialised.");
            long bits = 0;
            Unsafe.WriteUnaligned(&bits, value);
            return new Constant(type, bits);
        }

        /// <summary>The value as a constant of C.</summary>
        public string ToC() => string.Create(CultureInfo.InvariantCulture, $"({Type switch
        {
            TypeCode.Single => ToC(BitConverter.Int32BitsToSingle((int)Bits), "0.0########E+0", "f"),
            TypeCode.Double => ToC(BitConverter.Int64BitsToDouble(Bits), "0.0################E+0", ""),
            TypeCode.UInt32 => $"{(uint)Bits}u",
            TypeCode.UInt64 => $"{(ulong)Bits}ul",
            TypeCode.Int64 => Bits == long.MinValue ? "-9223372036854775807l-1l" : $"{Bits}l",
            TypeCode.SByte => $"{(sbyte)Bits}",
            TypeCode.Int16 => $"{(short)Bits}",
            TypeCode.Int32 => (int)Bits == int.MinValue ? "-2147483647-1" : $"{(int)Bits}",
            _ => $"{Bits}",
        }})");

        private static string ToC(double value, string format, string suffix) =>
            double.IsNaN(value) ? "NAN"
            : double.IsInfinity(value) ? (value > 0 ? "INFINITY" : "-INFINITY")
            : value.ToString(format, CultureInfo.InvariantCulture) + suffix;
    }

    [InlineArray(14)]
    private struct ConstantList
    {
        private Constant _first;
    }
}
