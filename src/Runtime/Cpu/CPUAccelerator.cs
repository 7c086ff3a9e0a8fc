namespace KernelRD.Runtime;

/// <summary>
/// Runs kernels on this machine's processor. A launch is done when it returns, so its streams have nothing to wait for.
/// </summary>
public sealed class CPUAccelerator : Accelerator
{
    internal CPUAccelerator(Context context, CPUDevice device)
        : base(context, device)
    {
        DefaultStream = new Stream(this);
    }

    public override AcceleratorStream DefaultStream { get; }

    public override AcceleratorStream CreateStream() => new Stream(this);

    public override void Synchronize()
    {
    }

    public override void Dispose()
    {
    }

    private protected override MemoryBuffer AllocateBytes(long lengthInBytes) => new CPUMemoryBuffer(this, lengthInBytes);

    internal override LoadedKernel<TArgs> Load<TArgs>(KernelSource<TArgs> source) => new CPUKernel<TArgs>(this, source);

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
