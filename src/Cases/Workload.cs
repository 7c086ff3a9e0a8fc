namespace KernelRD.Cases;

/// <summary>Work that is ready to be done: once to be compared, many times to be timed.</summary>
/// <param name="run">Does it, or queues it on a device.</param>
/// <param name="read">What there is afterwards, the arrays that were only read included.</param>
/// <param name="owned">What ends with it.</param>
public sealed class Workload(Action run, Func<IReadOnlyList<float[]>> read, IDisposable? owned = null) : IDisposable
{
    public void Run() => run();

    public IReadOnlyList<float[]> Read() => read();

    public void Dispose() => owned?.Dispose();
}
