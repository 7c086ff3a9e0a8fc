namespace KernelRD.Runtime;

/// <summary>One compiled form of a kernel: for one set of specialised values, and for views that overlap or do not.</summary>
internal abstract class DeviceProgram
{
    /// <param name="constants">The specialised values that it is compiled for.</param>
    /// <param name="overlap">Whether it allows views to share memory.</param>
    private protected DeviceProgram(ReadOnlySpan<ArgumentWriter.Constant> constants, bool overlap)
    {
        Constants = constants.ToArray();
        Overlap = overlap;
    }

    public ArgumentWriter.Constant[] Constants { get; }

    public bool Overlap { get; }

    /// <summary>The kernel and the device, for messages.</summary>
    protected abstract string Subject { get; }

    /// <summary>Queues the kernel with the arguments that lie in <paramref name="bytes"/>.</summary>
    public abstract void Launch(AcceleratorStream stream, in LaunchShape shape, Span<byte> bytes, ReadOnlySpan<ArgumentWriter.Slot> slots);

    /// <summary>The group of an explicitly grouped launch, if the device and the kernel can have it.</summary>
    /// <param name="shape">The launch.</param>
    /// <param name="device">The device it is for.</param>
    /// <param name="maxGroupSize">The most work-items of a group of this kernel.</param>
    /// <param name="sharedBytes">The shared memory that the kernel has without the launch's own.</param>
    protected Index3D CheckedGroup(in LaunchShape shape, Device device, int maxGroupSize, long sharedBytes)
    {
        var group = shape.Group;
        var most = device.MaxGroupSize;
        if (group.X > most.X || group.Y > most.Y || group.Z > most.Z || (long)group.X * group.Y * group.Z > maxGroupSize)
        {
            throw new ArgumentException(
                $"A group of {group.X} × {group.Y} × {group.Z} is too large for {Subject}: the most is {maxGroupSize} in all, "
                + $"{most.X} × {most.Y} × {most.Z} along the axes.");
        }

        if (sharedBytes + shape.DynamicSharedBytes > device.MaxSharedMemoryPerGroup)
        {
            throw new ArgumentException(
                $"{sharedBytes + shape.DynamicSharedBytes:N0} bytes of shared memory are too many for {Subject}: "
                + $"the most is {device.MaxSharedMemoryPerGroup:N0}.");
        }

        return group;
    }
}
