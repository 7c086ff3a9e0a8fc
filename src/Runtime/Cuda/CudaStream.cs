namespace KernelRD.Runtime;

/// <summary>
/// An in-order stream that does not wait for the legacy default stream. Copies from and to the host go through two chunks of pinned memory:
/// one is filled or emptied while the device copies the other.
/// </summary>
internal sealed unsafe class CudaStream : AcceleratorStream
{
    private const int ChunkBytes = 4 << 20;

    private readonly CudaAccelerator _accelerator;
    private readonly Lock _copyLock = new();
    private readonly nint[] _chunks = new nint[2];

    // Recorded behind the copy that last used the chunk.
    private readonly nint[] _events = new nint[2];
    private int _next;
    private nint _handle;

    public CudaStream(CudaAccelerator accelerator)
        : base(accelerator)
    {
        _accelerator = accelerator;
        var driver = accelerator.Enter();
        nint handle;
        accelerator.Check(driver.cuStreamCreate(&handle, CudaDriver.StreamNonBlocking));
        _handle = accelerator.Own(handle, accelerator.DestroyStream);
    }

    ~CudaStream() => Free();

    internal nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle == 0 || _accelerator.IsDisposed, this);
            return _handle;
        }
    }

    public override void Synchronize()
    {
        nint handle = Handle;
        var driver = _accelerator.Enter();
        _accelerator.Check(driver.cuStreamSynchronize(handle));
    }

    public override void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Queues copying host bytes; they may be reused on return, while the device may still be copying the last chunks.</summary>
    internal void Write(nint target, ReadOnlySpan<byte> source)
    {
        nint handle = Handle;
        var driver = _accelerator.Enter();
        lock (_copyLock)
        {
            for (; source.Length > 0; _next ^= 1)
            {
                var part = source[..Math.Min(source.Length, ChunkBytes)];
                var chunk = FreeChunk(driver);
                part.CopyTo(chunk);
                fixed (byte* first = chunk)
                    _accelerator.Check(driver.cuMemcpyHtoDAsync(target, first, (nuint)part.Length, handle));
                _accelerator.Check(driver.cuEventRecord(_events[_next], handle));
                source = source[part.Length..];
                target += part.Length;
            }
        }
    }

    /// <summary>Copies bytes to the host and waits for them.</summary>
    internal void Read(nint source, Span<byte> target)
    {
        nint handle = Handle;
        var driver = _accelerator.Enter();
        lock (_copyLock)
        {
            Span<byte> previous = [];
            while (target.Length > 0)
            {
                var part = target[..Math.Min(target.Length, ChunkBytes)];
                fixed (byte* first = FreeChunk(driver))
                    _accelerator.Check(driver.cuMemcpyDtoHAsync(first, source, (nuint)part.Length, handle));
                _accelerator.Check(driver.cuEventRecord(_events[_next], handle));
                _next ^= 1;
                Take(driver, previous);
                previous = part;
                target = target[part.Length..];
                source += part.Length;
            }

            _next ^= 1;
            Take(driver, previous);
        }
    }

    /// <summary>The next chunk, once the device is done with it.</summary>
    private Span<byte> FreeChunk(CudaDriver driver)
    {
        nint created;
        if (_events[_next] == 0)
        {
            _accelerator.Check(driver.cuEventCreate(&created, CudaDriver.EventDisableTiming));
            _events[_next] = _accelerator.Own(created, _accelerator.DestroyEvent);
        }

        if (_chunks[_next] == 0)
        {
            _accelerator.Check(driver.cuMemHostAlloc(&created, ChunkBytes, 0));
            _chunks[_next] = _accelerator.Own(created, _accelerator.FreeHostMemory);
        }

        _accelerator.Check(driver.cuEventSynchronize(_events[_next]));
        return new Span<byte>((void*)_chunks[_next], ChunkBytes);
    }

    /// <summary>Waits for the chunk behind the next one and copies its bytes.</summary>
    private void Take(CudaDriver driver, Span<byte> target)
    {
        if (target.Length > 0)
            FreeChunk(driver)[..target.Length].CopyTo(target);
    }

    private void Free()
    {
        for (int i = 0; i < 2; i++)
        {
            _accelerator.Release(Interlocked.Exchange(ref _chunks[i], 0), _accelerator.FreeHostMemory);
            _accelerator.Release(Interlocked.Exchange(ref _events[i], 0), _accelerator.DestroyEvent);
        }

        _accelerator.Release(Interlocked.Exchange(ref _handle, 0), _accelerator.DestroyStream);
    }
}
