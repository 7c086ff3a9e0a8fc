using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace KernelRD.Runtime;

/// <summary>
/// The threads of one accelerator. The launching thread is one of them; the others start on first need, spin for a few microseconds after
/// each job, because the next one is often that near, and then sleep. A job is a number of chunks. Each thread has a share of them, the same
/// in every job of that size, so that what it wrote is in its cache when it reads it; who is done with its own helps the others.
/// </summary>
internal sealed class Team(int size) : IDisposable
{
    // Longs from one thread's to the next one's, so that they do not share what the hardware passes around.
    private const int CacheLine = 16;

    private static readonly long _spin = Stopwatch.Frequency / 100_000;

    private readonly object _gate = new();
    private Thread[]? _workers;
    private bool _stopped;
    private IJob? _job;
    private Exception? _failure;

    // For each thread the number of the job, and in the lower half how many chunks of its share nobody has taken. Who lowers it owns a chunk
    // of just that job, which cannot end before the owner has run it; so a worker that wakes too late finds nothing, and nobody waits for it.
    private readonly long[] _untaken = new long[size * CacheLine];
    private int _number;
    private int _count;
    private int _unfinished;
    private int _asleep;
    private bool _launcherAsleep;

    /// <summary>What the team runs.</summary>
    internal interface IJob
    {
        void RunChunk(int chunk);
    }

    public int Size => size;

    /// <summary>To be held while a job is prepared and run: the team has one job at a time.</summary>
    public Lock Turn { get; } = new();

    /// <summary>Runs all chunks and returns how long this thread took for how many of them. A chunk's exception is thrown here.</summary>
    public (long Ticks, int Chunks) Run(IJob job, int count)
    {
        ObjectDisposedException.ThrowIf(_stopped, typeof(CPUAccelerator));
        _workers ??= Start();
        _job = job;
        _unfinished = count;
        _count = count;
        _number++;
        for (int member = 0; member < size; member++)
            Interlocked.Exchange(ref _untaken[member * CacheLine], ((long)_number << 32) + (ShareEnd(member) - ShareEnd(member - 1)));
        if (_asleep > 0)
            Wake(count - 1);

        long start = Stopwatch.GetTimestamp();
        int taken = 0;
        while (TryRunChunk(0))
            taken++;
        long ticks = Stopwatch.GetTimestamp() - start;
        WaitForOthers();

        _job = null;
        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }

        return (ticks, taken);
    }

    public void Dispose()
    {
        lock (Turn)
        {
            lock (_gate)
            {
                _stopped = true;
                Monitor.PulseAll(_gate);
            }

            foreach (var worker in _workers ?? [])
                worker.Join();
            _workers = null;
        }
    }

    private bool HasUntaken
    {
        get
        {
            for (int member = 0; member < size; member++)
            {
                if ((int)Volatile.Read(ref _untaken[member * CacheLine]) > 0)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The first chunk behind a thread's share.</summary>
    private int ShareEnd(int member) => (int)((long)_count * (member + 1) / size);

    private Thread[] Start()
    {
        var workers = new Thread[size - 1];
        for (int i = 0; i < workers.Length; i++)
        {
            int member = i + 1;
            workers[i] = new Thread(() => Work(member)) { IsBackground = true, Name = $"KernelRD CPU {i + 1}" };
            workers[i].Start();
        }

        return workers;
    }

    private void Work(int member)
    {
        while (!_stopped)
        {
            while (TryRunChunk(member))
            {
            }

            if (!SpinUntilWork())
                Sleep();
        }
    }

    private bool TryRunChunk(int member)
    {
        for (int i = 0; i < size; i++)
        {
            if (TryRunChunkOf((member + i) % size))
                return true;
        }

        return false;
    }

    private bool TryRunChunkOf(int member)
    {
        ref long untaken = ref _untaken[member * CacheLine];
        long seen = Volatile.Read(ref untaken);
        while ((int)seen > 0)
        {
            long found = Interlocked.CompareExchange(ref untaken, seen - 1, seen);
            if (found == seen)
            {
                RunChunk(ShareEnd(member) - (int)seen);
                return true;
            }

            seen = found;
        }

        return false;
    }

    private void RunChunk(int chunk)
    {
        try
        {
            if (Volatile.Read(ref _failure) is null)
                _job!.RunChunk(chunk);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
        }

        if (Interlocked.Decrement(ref _unfinished) == 0 && Volatile.Read(ref _launcherAsleep))
        {
            lock (_gate)
                Monitor.PulseAll(_gate);
        }
    }

    private bool SpinUntilWork()
    {
        long end = Stopwatch.GetTimestamp() + _spin;
        while (!HasUntaken)
        {
            if (Stopwatch.GetTimestamp() > end)
                return false;
            Thread.SpinWait(8);
        }

        return true;
    }

    private void Sleep()
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _asleep);
            while (!HasUntaken && !_stopped)
                Monitor.Wait(_gate);
            Interlocked.Decrement(ref _asleep);
        }
    }

    private void Wake(int helpers)
    {
        lock (_gate)
        {
            if (helpers >= _asleep)
            {
                Monitor.PulseAll(_gate);
                return;
            }

            for (; helpers > 0; helpers--)
                Monitor.Pulse(_gate);
        }
    }

    private void WaitForOthers()
    {
        long end = Stopwatch.GetTimestamp() + _spin;
        while (Volatile.Read(ref _unfinished) > 0)
        {
            if (Stopwatch.GetTimestamp() <= end)
            {
                Thread.SpinWait(8);
                continue;
            }

            lock (_gate)
            {
                _launcherAsleep = true;
                Interlocked.MemoryBarrier();
                while (Volatile.Read(ref _unfinished) > 0)
                    Monitor.Wait(_gate);
                _launcherAsleep = false;
            }
        }
    }
}
