namespace KernelRD.Runtime;

/// <summary>An in-order command queue.</summary>
internal sealed unsafe class CLStream : AcceleratorStream
{
    // Queued work takes memory. A host that queues faster than the device runs is held back once this much (and as much again) waits.
    private const int CommandsPerMarker = 4096;

    private readonly CLAccelerator _accelerator;
    private nint _queue;
    private nint _marker;
    private int _commands;

    public CLStream(CLAccelerator accelerator)
        : base(accelerator)
    {
        _accelerator = accelerator;
        _queue = accelerator.CreateQueue();
    }

    ~CLStream() => Free();

    internal nint Queue
    {
        get
        {
            ObjectDisposedException.ThrowIf(_queue == 0 || _accelerator.IsDisposed, this);
            return _queue;
        }
    }

    private CLApi Api => _accelerator.Device.Api;

    public override void Synchronize() => CLApi.Check(Api.clFinish(Queue), _accelerator.Name);

    public override void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Queues a launch; returns the code of clEnqueueNDRangeKernel.</summary>
    internal int Enqueue(nint kernel, uint dimensions, nuint* global, nuint* local)
    {
        if (Interlocked.Increment(ref _commands) % CommandsPerMarker != 0)
            return Api.clEnqueueNDRangeKernel(Queue, kernel, dimensions, null, global, local, 0, null, null);
        nint marker;
        int code = Api.clEnqueueNDRangeKernel(Queue, kernel, dimensions, null, global, local, 0, null, &marker);
        if (code != 0)
            return code;
        nint previous = Interlocked.Exchange(ref _marker, _accelerator.Own(marker, _accelerator.ReleaseEvent));
        if (previous != 0)
        {
            _ = Api.clWaitForEvents(1, &previous);
            _accelerator.Release(previous, _accelerator.ReleaseEvent);
        }

        return 0;
    }

    private void Free()
    {
        _accelerator.Release(Interlocked.Exchange(ref _marker, 0), _accelerator.ReleaseEvent);
        _accelerator.Release(Interlocked.Exchange(ref _queue, 0), _accelerator.ReleaseQueue);
    }
}
