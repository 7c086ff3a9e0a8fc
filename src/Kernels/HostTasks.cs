namespace KernelRD.Kernels;

/// <summary>Deals out the numbered tasks of a host routine to the threads of a CPU accelerator; allocates nothing.</summary>
internal sealed class HostTasks
{
    private readonly HostThreads _threads;
    private readonly Action<int, int> _task;
    private readonly Action<int> _work;
    private int _count;
    private int _next;

    /// <param name="accelerator">Whose threads they are.</param>
    /// <param name="task">What a task does, by its number.</param>
    public HostTasks(Accelerator accelerator, Action<int> task)
        : this(accelerator, (number, _) => task(number))
    {
    }

    /// <param name="accelerator">Whose threads they are.</param>
    /// <param name="task">What a task does, by its number and that of the thread, which is below <see cref="HostThreads.Count"/>.</param>
    public HostTasks(Accelerator accelerator, Action<int, int> task)
    {
        _threads = new HostThreads(accelerator);
        _task = task;
        _work = Work;
    }

    /// <summary>
    /// Runs the tasks 0 … count − 1, each once and on any thread, and returns when all have ended; alone, on the caller's thread, where they
    /// take no longer than to wake another.
    /// </summary>
    public void Run(int count, bool alone = false)
    {
        (_count, _next) = (count, 0);
        if (alone)
            Work(0);
        else
            _threads.Run(_work);
    }

    private void Work(int thread)
    {
        for (int task; (task = Interlocked.Increment(ref _next) - 1) < _count;)
            _task(task, thread);
    }
}
