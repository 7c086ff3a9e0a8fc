namespace KernelRD.Runtime;

/// <summary>An in-order queue of work on one accelerator.</summary>
public abstract class AcceleratorStream : IDisposable
{
    private protected AcceleratorStream(Accelerator accelerator) => Accelerator = accelerator;

    public Accelerator Accelerator { get; }

    /// <summary>Waits for all queued work.</summary>
    public abstract void Synchronize();

    public abstract void Dispose();
}
