namespace KernelRD.Runtime;

/// <summary>Memory on one accelerator. Disposing it frees the memory at once; the accelerator frees what is left when it goes.</summary>
public abstract class MemoryBuffer : IDisposable
{
    private int _isCounted;

    private protected MemoryBuffer(Accelerator accelerator, long lengthInBytes)
    {
        Accelerator = accelerator;
        LengthInBytes = lengthInBytes;
    }

    public Accelerator Accelerator { get; }

    public long LengthInBytes { get; }

    /// <summary>What the device calls this memory: an address on the CPU, a handle elsewhere.</summary>
    public abstract nint NativePtr { get; }

    public abstract bool IsDisposed { get; }

    /// <summary>The address that a view of the whole buffer starts with (see <see cref="ArrayView{T}.Address"/>).</summary>
    internal abstract nint Origin { get; }

    public abstract void Dispose();

    /// <summary>Copies host bytes to <paramref name="address"/>; the host bytes may be reused on return.</summary>
    internal abstract void Write(AcceleratorStream stream, nint address, ReadOnlySpan<byte> source);

    /// <summary>Copies bytes at <paramref name="address"/> to the host and waits for them.</summary>
    internal abstract void Read(AcceleratorStream stream, nint address, Span<byte> target);

    /// <summary>Queues a copy within the device.</summary>
    internal abstract void Copy(AcceleratorStream stream, nint address, MemoryBuffer target, nint targetAddress, long lengthInBytes);

    /// <summary>Queues writing zeros.</summary>
    internal abstract void Clear(AcceleratorStream stream, nint address, long lengthInBytes);

    /// <summary>Has <see cref="Accelerator.AllocatedBytes"/> count this memory, now that it is there.</summary>
    internal void Count()
    {
        _isCounted = 1;
        Accelerator.CountBytes(LengthInBytes);
    }

    /// <summary>To be called where the memory is freed, as often as that may be.</summary>
    private protected void Uncount()
    {
        if (Interlocked.Exchange(ref _isCounted, 0) == 1)
            Accelerator.CountBytes(-LengthInBytes);
    }
}
