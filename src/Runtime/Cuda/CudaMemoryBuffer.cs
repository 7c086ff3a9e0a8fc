namespace KernelRD.Runtime;

/// <summary>Device memory. Freeing it waits for the work that is queued.</summary>
internal sealed unsafe class CudaMemoryBuffer : MemoryBuffer
{
    private readonly CudaAccelerator _accelerator;
    private nint _pointer;

    public CudaMemoryBuffer(CudaAccelerator accelerator, long lengthInBytes)
        : base(accelerator, lengthInBytes)
    {
        _accelerator = accelerator;
        _pointer = accelerator.AllocateMemory(lengthInBytes);
    }

    ~CudaMemoryBuffer() => Free();

    public override nint NativePtr => _pointer;

    public override bool IsDisposed => _pointer == 0 || _accelerator.IsDisposed;

    internal override nint Origin => 0;

    public override void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    internal override void Write(AcceleratorStream stream, nint address, ReadOnlySpan<byte> source) =>
        _accelerator.Stream(stream).Write(_pointer + address, source);

    internal override void Read(AcceleratorStream stream, nint address, Span<byte> target) =>
        _accelerator.Stream(stream).Read(_pointer + address, target);

    internal override void Copy(AcceleratorStream stream, nint address, MemoryBuffer target, nint targetAddress, long lengthInBytes)
    {
        if (target.Accelerator != _accelerator)
            throw new ArgumentException($"A copy within {_accelerator.Name} cannot reach a buffer on {target.Accelerator.Name}.");
        nint queue = _accelerator.Stream(stream).Handle;
        var driver = _accelerator.Enter();
        _accelerator.Check(driver.cuMemcpyDtoDAsync(target.NativePtr + targetAddress, _pointer + address, (nuint)lengthInBytes, queue));
    }

    internal override void Clear(AcceleratorStream stream, nint address, long lengthInBytes)
    {
        nint queue = _accelerator.Stream(stream).Handle;
        var driver = _accelerator.Enter();
        _accelerator.Check(driver.cuMemsetD8Async(_pointer + address, 0, (nuint)lengthInBytes, queue));
    }

    private void Free()
    {
        _accelerator.Release(Interlocked.Exchange(ref _pointer, 0), _accelerator.FreeMemory);
        Uncount();
    }
}
