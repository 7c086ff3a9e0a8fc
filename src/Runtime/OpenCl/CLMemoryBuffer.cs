namespace KernelRD.Runtime;

/// <summary>A buffer object. The driver keeps its memory until the work that is queued on it is done.</summary>
internal sealed unsafe class CLMemoryBuffer : MemoryBuffer
{
    private readonly CLAccelerator _accelerator;
    private nint _handle;

    public CLMemoryBuffer(CLAccelerator accelerator, long lengthInBytes)
        : base(accelerator, lengthInBytes)
    {
        _accelerator = accelerator;
        _handle = accelerator.CreateBuffer(lengthInBytes);
    }

    ~CLMemoryBuffer() => Free();

    public override nint NativePtr => _handle;

    public override bool IsDisposed => _handle == 0 || _accelerator.IsDisposed;

    internal override nint Origin => 0;

    private CLApi Api => _accelerator.Device.Api;

    public override void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    internal override void Write(AcceleratorStream stream, nint address, ReadOnlySpan<byte> source)
    {
        fixed (byte* bytes = source)
        {
            CLApi.Check(
                Api.clEnqueueWriteBuffer(_accelerator.Queue(stream), _handle, 1, (nuint)address, (nuint)source.Length, bytes, 0, null, null),
                _accelerator.Name);
        }
    }

    internal override void Read(AcceleratorStream stream, nint address, Span<byte> target)
    {
        fixed (byte* bytes = target)
        {
            CLApi.Check(
                Api.clEnqueueReadBuffer(_accelerator.Queue(stream), _handle, 1, (nuint)address, (nuint)target.Length, bytes, 0, null, null),
                _accelerator.Name);
        }
    }

    internal override void Copy(AcceleratorStream stream, nint address, MemoryBuffer target, nint targetAddress, long lengthInBytes)
    {
        if (target.Accelerator != _accelerator)
            throw new ArgumentException($"A copy within {_accelerator.Name} cannot reach a buffer on {target.Accelerator.Name}.");
        CLApi.Check(
            Api.clEnqueueCopyBuffer(
                _accelerator.Queue(stream), _handle, target.NativePtr, (nuint)address, (nuint)targetAddress, (nuint)lengthInBytes, 0, null, null),
            _accelerator.Name);
    }

    internal override void Clear(AcceleratorStream stream, nint address, long lengthInBytes)
    {
        byte zero = 0;
        CLApi.Check(
            Api.clEnqueueFillBuffer(_accelerator.Queue(stream), _handle, &zero, 1, (nuint)address, (nuint)lengthInBytes, 0, null, null),
            _accelerator.Name);
    }

    private void Free()
    {
        _accelerator.Release(Interlocked.Exchange(ref _handle, 0), _accelerator.ReleaseBuffer);
        Uncount();
    }
}
