namespace KernelRD.Runtime;

/// <summary>A device that an accelerator can be created on.</summary>
public abstract class Device
{
    public abstract string Name { get; }

    public abstract AcceleratorType AcceleratorType { get; }

    /// <summary>Bytes of memory.</summary>
    public abstract long MemorySize { get; }

    /// <summary>The most groups along each axis.</summary>
    public abstract Index3D MaxGridSize { get; }

    /// <summary>The most work-items of a group along each axis.</summary>
    public abstract Index3D MaxGroupSize { get; }

    /// <summary>The most work-items of a group in all.</summary>
    public abstract int MaxNumThreadsPerGroup { get; }

    /// <summary>Bytes of shared memory that a group can have.</summary>
    public abstract int MaxSharedMemoryPerGroup { get; }

    /// <summary>Work-items that run in lock-step.</summary>
    public abstract int WarpSize { get; }

    public abstract int NumMultiprocessors { get; }

    public abstract Accelerator CreateAccelerator(Context context);

    public override string ToString() => $"{Name} ({AcceleratorType})";
}
