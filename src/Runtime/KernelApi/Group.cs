namespace KernelRD.Runtime;

/// <summary>The group that a work-item of an explicitly grouped kernel belongs to. Meant for kernels only.</summary>
public static class Group
{
    public static int IdxX => WorkItem.Local.X;

    public static int IdxY => WorkItem.Local.Y;

    public static int IdxZ => WorkItem.Local.Z;

    public static int DimX => WorkItem.GroupDim.X;

    public static int DimY => WorkItem.GroupDim.Y;

    public static int DimZ => WorkItem.GroupDim.Z;

    public static Index3D Index => WorkItem.Local;

    public static Index3D Dimension => WorkItem.GroupDim;

    /// <summary>The work-item's number in its group, X fastest.</summary>
    public static int LinearIndex => (IdxZ * DimY + IdxY) * DimX + IdxX;

    public static bool IsFirstThread => LinearIndex == 0;

    /// <summary>Waits for all work-items of the group; orders shared and global memory.</summary>
    public static void Barrier() => throw WorkItem.NoBarrier();

    /// <summary>A barrier that returns how many work-items passed true.</summary>
    public static int BarrierPopCount(bool predicate) => throw WorkItem.NoBarrier();

    /// <summary>A barrier that returns whether all work-items passed true.</summary>
    public static bool BarrierAnd(bool predicate) => throw WorkItem.NoBarrier();

    /// <summary>A barrier that returns whether any work-item passed true.</summary>
    public static bool BarrierOr(bool predicate) => throw WorkItem.NoBarrier();

    /// <summary>The value that the work-item of that linear index passed; a barrier.</summary>
    public static T Broadcast<T>(T value, int groupIndex)
        where T : unmanaged => throw WorkItem.NoBarrier();
}
