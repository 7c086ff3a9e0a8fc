namespace KernelRD.Runtime;

/// <summary>Orders a work-item's reads and writes before the fence against those after it, as seen by others.</summary>
public static class MemoryFence
{
    /// <summary>As seen by the work-item's group.</summary>
    public static void GroupLevel() => Interlocked.MemoryBarrier();

    /// <summary>As seen by all work-items on the device.</summary>
    public static void DeviceLevel() => Interlocked.MemoryBarrier();

    /// <summary>As seen by the host and other devices too.</summary>
    public static void SystemLevel() => Interlocked.MemoryBarrier();
}
