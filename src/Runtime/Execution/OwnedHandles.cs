namespace KernelRD.Runtime;

/// <summary>
/// What an accelerator still has to release. It holds a driver's handles and not our objects, so that the garbage collector can find
/// and finalise a buffer or stream that was dropped without being disposed.
/// </summary>
internal sealed class OwnedHandles
{
    private readonly HashSet<(nint Handle, Func<nint, int> Release)> _handles = [];
    private readonly Lock _lock = new();

    public int Count
    {
        get
        {
            lock (_lock)
                return _handles.Count;
        }
    }

    /// <summary>Takes a handle over, with the function that releases it.</summary>
    public nint Add(nint handle, Func<nint, int> release)
    {
        lock (_lock)
            _handles.Add((handle, release));
        return handle;
    }

    /// <summary>Releases a handle, unless it is zero or already released.</summary>
    public void Release(nint handle, Func<nint, int> release)
    {
        if (handle == 0)
            return;
        // Both under the lock: once released, the driver may give the same handle to another thread.
        lock (_lock)
        {
            if (_handles.Remove((handle, release)))
                release(handle);
        }
    }

    /// <summary>Releases all.</summary>
    public void ReleaseAll()
    {
        lock (_lock)
        {
            foreach (var (handle, release) in _handles)
                release(handle);
            _handles.Clear();
        }
    }

    /// <summary>
    /// The handles of one kind that <paramref name="retain"/>, called on each while nobody could release it, returned 0 for.
    /// </summary>
    public List<nint> Retain(Func<nint, int> kind, Func<nint, int> retain)
    {
        lock (_lock)
        {
            return [.. _handles.Where(owned => owned.Release == kind && retain(owned.Handle) == 0).Select(owned => owned.Handle)];
        }
    }
}
