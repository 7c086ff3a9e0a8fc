using System.Collections.Concurrent;

namespace KernelRD.Runtime;

/// <summary>
/// Runs kernels on an OpenCL device. Launches, device copies and fills queue without waiting; copies to and from the host wait.
/// It may be used by several threads at once; only its disposal, which never throws, must come after their last use.
/// </summary>
public sealed unsafe class CLAccelerator : Accelerator
{
    private readonly OwnedHandles _handles = new();
    private readonly ConcurrentDictionary<(string Program, string EntryPoint, Type Arguments), object> _kernels = [];
    private readonly ConcurrentQueue<KernelCompilation> _compilations = [];
    private readonly CLStream _defaultStream;
    private nint _context;

    internal CLAccelerator(Context context, CLDevice device, ProgramCache cache)
        : base(context, device)
    {
        Device = device;
        RunsBlocks = device.IsCpu;
        Cache = cache;
        ReleaseBuffer = buffer => Api.clReleaseMemObject(buffer);
        ReleaseQueue = queue => Api.clReleaseCommandQueue(queue);
        ReleaseEvent = @event => Api.clReleaseEvent(@event);
        ReleaseProgram = program => Api.clReleaseProgram(program);
        ReleaseKernel = kernel => Api.clReleaseKernel(kernel);
        nint id = device.Id;
        int code;
        _context = Api.clCreateContext(null, 1, &id, null, null, &code);
        CLApi.Check(code, Name, nameof(CLApi.clCreateContext));
        try
        {
            _defaultStream = new CLStream(this);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public new CLDevice Device { get; }

    /// <summary>Whether a work-item of an implicitly grouped kernel runs a block of cells, as suits processors, or one.</summary>
    internal bool RunsBlocks { get; init; }

    public override AcceleratorStream DefaultStream => _defaultStream;

    /// <summary>The programs that this accelerator has compiled so far. One that came from the disk is not among them.</summary>
    public IReadOnlyCollection<KernelCompilation> Compilations => _compilations;

    internal bool IsDisposed => _context == 0;

    /// <summary>How many buffers, queues, events, programs and kernels are to be released.</summary>
    internal int ChildCount => _handles.Count;

    internal ProgramCache Cache { get; }

    // The kinds of handles, by what releases them.
    internal Func<nint, int> ReleaseBuffer { get; }

    internal Func<nint, int> ReleaseQueue { get; }

    internal Func<nint, int> ReleaseEvent { get; }

    internal Func<nint, int> ReleaseProgram { get; }

    internal Func<nint, int> ReleaseKernel { get; }

    internal nint ClContext
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            return _context;
        }
    }

    private CLApi Api => Device.Api;

    public override AcceleratorStream CreateStream() => new CLStream(this);

    public override void Synchronize()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (Finish() is { } failure)
            throw failure;
    }

    public override void Dispose()
    {
        if (IsDisposed)
            return;
        // Whatever these return, the rest is to be released.
        _ = Finish();
        nint context = Interlocked.Exchange(ref _context, 0);
        if (context == 0)
            return;
        _handles.ReleaseAll();
        Api.clReleaseContext(context);
    }

    /// <summary>The queue of a stream of this accelerator.</summary>
    internal nint Queue(AcceleratorStream stream) => Stream(stream).Queue;

    internal CLStream Stream(AcceleratorStream stream) =>
        stream is CLStream own && own.Accelerator == this
            ? own
            : throw new ArgumentException($"A stream of {stream.Accelerator.Name} was passed to another accelerator on {Name}.");

    internal nint CreateQueue()
    {
        int code;
        nint queue = Api.clCreateCommandQueue(ClContext, Device.Id, 0, &code);
        CLApi.Check(code, Name, nameof(CLApi.clCreateCommandQueue));
        return Own(queue, ReleaseQueue);
    }

    internal nint CreateBuffer(long lengthInBytes)
    {
        int code;
        nint buffer = Api.clCreateBuffer(ClContext, CLApi.MemReadWrite, (nuint)lengthInBytes, null, &code);
        CLApi.Check(
            code,
            $"{Name}, {lengthInBytes:N0} bytes (one buffer can have {Device.MaxBufferSize:N0}, all together {Device.MemorySize:N0})",
            nameof(CLApi.clCreateBuffer));
        return Own(buffer, ReleaseBuffer);
    }

    /// <summary>Makes the accelerator release a handle when it goes, unless <see cref="Release"/> came first.</summary>
    internal nint Own(nint handle, Func<nint, int> release) => _handles.Add(handle, release);

    /// <summary>Releases a handle, unless it is zero or the accelerator already has.</summary>
    internal void Release(nint handle, Func<nint, int> release) => _handles.Release(handle, release);

    internal void Record(KernelCompilation compilation) => _compilations.Enqueue(compilation);

    private protected override MemoryBuffer AllocateBytes(long lengthInBytes) => new CLMemoryBuffer(this, lengthInBytes);

    // Loaded twice, a kernel is still compiled once.
    internal override LoadedKernel<TArgs> Load<TArgs>(KernelSource<TArgs> source)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (source.UsesDouble && !Device.HasDouble)
            throw new NotSupportedException($"{source.Name} computes with double, which {Name} does not have.");
        if (source.UsesInt64Atomics && !Device.HasInt64Atomics)
            throw new NotSupportedException($"{source.Name} uses 64-bit atomics, which {Name} does not have.");
        return (LoadedKernel<TArgs>)_kernels.GetOrAdd(
            (source.OpenCl, source.EntryPoint, typeof(TArgs)),
            _ => new DeviceKernel<TArgs>(this, source, (constants, overlap) => new CLProgram(this, source, constants, overlap)));
    }

    /// <summary>Waits for every queue; returns the first failure.</summary>
    private CLException? Finish()
    {
        CLException? failure = null;
        foreach (nint queue in _handles.Retain(ReleaseQueue, Retain))
        {
            Note(Api.clFinish(queue), nameof(CLApi.clFinish));
            _ = Api.clReleaseCommandQueue(queue);
        }

        return failure;

        int Retain(nint queue) => Note(Api.clRetainCommandQueue(queue), nameof(CLApi.clRetainCommandQueue));

        int Note(int code, string call)
        {
            if (code != 0)
                failure ??= new CLException(call, code, Name);
            return code;
        }
    }
}
