namespace KernelRD.Kernels;

/// <summary>Deals out the numbered tasks of a host routine to the threads of a CPU accelerator; allocates nothing.</summary>
internal sealed class HostTasks
{
    private readonly HostThreads _threads;
    private readonly Action<int> _task;
    private readonly Action<int> _work;
    private int _count;
    private int _next;

    public HostTasks(Accelerator accelerator, Action<int> task)
    {
        _threads = new HostThreads(accelerator);
        _task = task;
        _work = Work;
    }

    /// <summary>Runs task(0) … task(count − 1), each once and on any thread, and returns when all have ended.</summary>
    public void Run(int count)
    {
        (_count, _next) = (count, 0);
        _threads.Run(_work);
    }

    private void Work(int thread)
    {
        for (int task; (task = Interlocked.Increment(ref _next) - 1) < _count;)
            _task(task);
    }
}
