namespace KernelRD.Kernels;

/// <summary>The threads that a CPU accelerator's host routines may use: here, those that run its kernels.</summary>
internal readonly struct HostThreads(Accelerator accelerator)
{
    public int Count => accelerator.NumMultiprocessors;

    /// <summary>Runs body(0) … body(Count − 1), one a thread, and returns when all have ended.</summary>
    public void Run(Action<int> body) => ((CPUAccelerator)accelerator).RunOnThreads(body);
}
