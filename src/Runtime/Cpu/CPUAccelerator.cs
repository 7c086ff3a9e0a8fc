using System.Diagnostics;

namespace KernelRD.Runtime;

/// <summary>
/// Runs kernels on this machine's processor. A launch is done when it returns, so its streams have nothing to wait for.
/// </summary>
public sealed class CPUAccelerator : Accelerator
{
    private readonly HashSet<CPUMemoryBuffer> _buffers = [];
    private readonly HostJob _hostJob = new();
    private bool _isDisposed;

    internal CPUAccelerator(Context context, CPUDevice device)
        : base(context, device)
    {
        DefaultStream = new Stream(this);
        Team = new Team(device.NumMultiprocessors);
    }

    public override AcceleratorStream DefaultStream { get; }

    internal Team Team { get; }

    public override AcceleratorStream CreateStream() => new Stream(this);

    public override void Synchronize()
    {
    }

    /// <summary>
    /// Runs a routine of the host on the threads that run kernels: body(0) … body(<see cref="Accelerator.NumMultiprocessors"/> − 1), one a
    /// thread. Returns when all have ended; an exception of one is thrown here.
    /// </summary>
    public void RunOnThreads(Action<int> body)
    {
        ThrowIfDisposed();
        lock (Team.Turn)
        {
            _hostJob.Body = body;
            Team.Run(_hostJob, Team.Size);
            _hostJob.Body = null;
        }
    }

    /// <summary>A kernel of five arguments as a routine of the host.</summary>
    public HostKernel<(T1, T2, T3, T4, T5)> LoadHostKernel<TIndex, T1, T2, T3, T4, T5>(Action<TIndex, T1, T2, T3, T4, T5> kernel)
        where TIndex : struct
    {
        ThrowIfDisposed();
        var source = KernelTable.Find<(T1, T2, T3, T4, T5)>(kernel.Method);
        // A breakpoint in a kernel stops only in the scalar loop, which calls the kernel itself.
        bool vector = source.HasVectorLoop && !Debugger.IsAttached;
        return (in (T1, T2, T3, T4, T5) args, in Tile tile) =>
        {
            if (vector)
                source.RunVector(args, default, tile);
            else
                source.Run(args, default, tile);
        };
    }

    public override void Dispose()
    {
        _isDisposed = true;
        Team.Dispose();
        CPUMemoryBuffer[] left;
        lock (_buffers)
            left = [.. _buffers];
        foreach (var buffer in left)
            buffer.Dispose();
    }

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    internal void Forget(CPUMemoryBuffer buffer)
    {
        lock (_buffers)
            _buffers.Remove(buffer);
    }

    private protected override MemoryBuffer AllocateBytes(long lengthInBytes)
    {
        ThrowIfDisposed();
        var buffer = new CPUMemoryBuffer(this, lengthInBytes);
        lock (_buffers)
            _buffers.Add(buffer);
        return buffer;
    }

    internal override LoadedKernel<TArgs> Load<TArgs>(KernelSource<TArgs> source) => new CPUKernel<TArgs>(this, source);

    private sealed class HostJob : Team.IJob
    {
        public Action<int>? Body { get; set; }

        void Team.IJob.RunChunk(int chunk) => Body!(chunk);
    }

    private sealed class Stream(CPUAccelerator accelerator) : AcceleratorStream(accelerator)
    {
        public override void Synchronize()
        {
        }

        public override void Dispose()
        {
        }
    }
}
