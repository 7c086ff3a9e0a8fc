using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace KernelRD.Runtime;

/// <summary>
/// Runs kernels on an NVIDIA GPU, in the device's primary context. Launches, copies to and within the device and fills queue without
/// waiting; copies to the host wait. It may be used by several threads at once; only its disposal must come after their last use.
/// </summary>
/// <remarks>
/// A kernel that crashes, or a device that is lost, makes every later call of the driver fail. The accelerator says so at each use;
/// it can then only be disposed, which never throws.
/// </remarks>
public sealed unsafe class CudaAccelerator : Accelerator
{
    private readonly OwnedHandles _handles = new();
    private readonly ConcurrentDictionary<(string Program, string EntryPoint, Type Arguments), object> _kernels = [];
    private readonly ConcurrentQueue<KernelCompilation> _compilations = [];
    private readonly Lazy<(Nvrtc? Nvrtc, string Reason)> _compiler;
    private readonly CudaStream _defaultStream;
    private readonly nint _context;
    private CudaException? _failure;
    private int _isDisposed;

    /// <param name="context">The context it is in.</param>
    /// <param name="device">The device it runs on.</param>
    /// <param name="cache">Where compiled programs are kept.</param>
    /// <param name="nvrtc">The file of the compiler; null for the one that the environment names or the system has.</param>
    internal CudaAccelerator(Context context, CudaDevice device, ProgramCache cache, string? nvrtc = null)
        : base(context, device)
    {
        Device = device;
        Cache = cache;
        _compiler = new(() => (Nvrtc.Find(nvrtc, out string reason), reason));
        FreeMemory = pointer => InContext(Driver.cuMemFree, pointer);
        FreeHostMemory = pointer => InContext(Driver.cuMemFreeHost, pointer);
        DestroyStream = stream => InContext(Driver.cuStreamDestroy, stream);
        DestroyEvent = @event => InContext(Driver.cuEventDestroy, @event);
        UnloadModule = module => InContext(Driver.cuModuleUnload, module);
        nint primary;
        Driver.Check(Driver.cuDevicePrimaryCtxRetain(&primary, device.Id), Name);
        _context = primary;
        try
        {
            _defaultStream = new CudaStream(this);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public new CudaDevice Device { get; }

    public override AcceleratorStream DefaultStream => _defaultStream;

    /// <summary>The programs that this accelerator has compiled so far. One that came from the disk is not among them.</summary>
    public IReadOnlyCollection<KernelCompilation> Compilations => _compilations;

    internal bool IsDisposed => _isDisposed != 0;

    /// <summary>How many buffers, streams, events, pinned chunks and modules are to be released.</summary>
    internal int HandleCount => _handles.Count;

    internal ProgramCache Cache { get; }

    /// <summary>The compiler, or why there is none. Looked for when first asked for.</summary>
    internal (Nvrtc? Nvrtc, string Reason) Compiler => _compiler.Value;

    /// <summary>The kernel that was queued last: a suspect, should the driver report a crash later.</summary>
    internal string? LastKernel { get; set; }

    // The kinds of handles, by what releases them.
    internal Func<nint, int> FreeMemory { get; }

    internal Func<nint, int> FreeHostMemory { get; }

    internal Func<nint, int> DestroyStream { get; }

    internal Func<nint, int> DestroyEvent { get; }

    internal Func<nint, int> UnloadModule { get; }

    private CudaDriver Driver => Device.Driver;

    public override AcceleratorStream CreateStream() => new CudaStream(this);

    /// <remarks>Also waits for what others in this process have queued in the device's primary context.</remarks>
    /// <inheritdoc/>
    public override void Synchronize()
    {
        var driver = Enter();
        Check(driver.cuCtxSynchronize());
    }

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        // Whatever these return, the rest is to be released; what cannot be goes with the context.
        _ = Driver.cuCtxSetCurrent(_context);
        _ = Driver.cuCtxSynchronize();
        _handles.ReleaseAll();
        _ = Driver.cuCtxSetCurrent(0);
        _ = Driver.cuDevicePrimaryCtxRelease(Device.Id);
    }

    /// <summary>Makes the context current on this thread; every use of the driver starts with it.</summary>
    internal CudaDriver Enter()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        var driver = Driver;
        if (_failure is { } failure)
        {
            throw new CudaException(
                failure.Call, failure.Code, failure.CodeName,
                $"{Name} is of no more use since then; dispose the accelerator and create another");
        }

        Check(driver.cuCtxSetCurrent(_context));
        return driver;
    }

    /// <summary>Throws what a call returned, unless that is success; the message names the call.</summary>
    internal void Check(int code, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code != 0)
            throw Failure(code, call, Name);
    }

    /// <summary>
    /// The exception for what a call returned. If it is an error that the driver will repeat at every call, the accelerator is of no use
    /// from here on.
    /// </summary>
    internal CudaException Failure(int code, string call, string subject, params IEnumerable<string> details)
    {
        IEnumerable<string> lines = [Driver.TextOf(code), .. details];
        if (CudaDriver.IsFatal(code))
        {
            lines = lines.Append("The accelerator is of no more use: dispose it and create another.");
            if (LastKernel is { } kernel)
                lines = lines.Append($"A kernel that was queued before can be the cause; the last one was {kernel}.");
        }

        string text = string.Join(Environment.NewLine, lines.Where(line => line.Length > 0));
        var failure = new CudaException(AcceleratorException.CallName(call), code, Driver.NameOf(code), subject, text);
        if (CudaDriver.IsFatal(code))
            Interlocked.CompareExchange(ref _failure, failure, null);
        return failure;
    }

    /// <summary>The stream as one of this accelerator.</summary>
    internal CudaStream Stream(AcceleratorStream stream) =>
        stream is CudaStream own && own.Accelerator == this
            ? own
            : throw new ArgumentException($"A stream of {stream.Accelerator.Name} was passed to another accelerator on {Name}.");

    internal nint AllocateMemory(long lengthInBytes)
    {
        var driver = Enter();
        nint pointer;
        int code = driver.cuMemAlloc(&pointer, (nuint)lengthInBytes);
        if (code == 0)
            return Own(pointer, FreeMemory);
        nuint free, total;
        string left = driver.cuMemGetInfo(&free, &total) == 0 ? $" ({(long)free:N0} of {(long)total:N0} are free)" : "";
        throw Failure(code, nameof(driver.cuMemAlloc), $"{Name}, {lengthInBytes:N0} bytes{left}");
    }

    /// <summary>Makes the accelerator release a handle when it goes, unless <see cref="Release"/> came first.</summary>
    internal nint Own(nint handle, Func<nint, int> release) => _handles.Add(handle, release);

    /// <summary>Releases a handle, unless it is zero or the accelerator already has; memory, when the work that is queued is done.</summary>
    internal void Release(nint handle, Func<nint, int> release)
    {
        if (handle == 0 || IsDisposed)
            return;
        if (release == FreeMemory || release == FreeHostMemory)
        {
            _ = Driver.cuCtxSetCurrent(_context);
            _ = Driver.cuCtxSynchronize();
        }

        _handles.Release(handle, release);
    }

    internal void Record(KernelCompilation compilation) => _compilations.Enqueue(compilation);

    private protected override MemoryBuffer AllocateBytes(long lengthInBytes) => new CudaMemoryBuffer(this, lengthInBytes);

    // Loaded twice, a kernel is still compiled once.
    internal override LoadedKernel<TArgs> Load<TArgs>(KernelSource<TArgs> source)
    {
        Enter();
        return (LoadedKernel<TArgs>)_kernels.GetOrAdd(
            (source.Cuda, source.EntryPoint, typeof(TArgs)),
            _ => new DeviceKernel<TArgs>(this, source, (constants, overlap) => new CudaProgram(this, source, constants, overlap)));
    }

    private int InContext(delegate* unmanaged<nint, int> release, nint handle)
    {
        _ = Driver.cuCtxSetCurrent(_context);
        return release(handle);
    }
}
