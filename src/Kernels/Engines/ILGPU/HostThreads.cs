namespace KernelRD.Kernels;

/// <summary>The threads that a CPU accelerator's host routines may use: here, .NET's own.</summary>
internal readonly struct HostThreads(Accelerator accelerator)
{
    public int Count => Environment.ProcessorCount;

    /// <summary>Runs body(0) … body(Count − 1), one a thread, and returns when all have ended.</summary>
    public void Run(Action<int> body)
    {
        accelerator.Synchronize();
        Parallel.For(0, Count, body);
    }
}
