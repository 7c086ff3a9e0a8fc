namespace KernelRD.Runtime;

/// <summary>The groups of an explicitly grouped launch. Meant for kernels only.</summary>
public static class Grid
{
    /// <summary>The group's position along X.</summary>
    public static int IdxX => WorkItem.GroupIndex.X;

    public static int IdxY => WorkItem.GroupIndex.Y;

    public static int IdxZ => WorkItem.GroupIndex.Z;

    /// <summary>The number of groups along X.</summary>
    public static int DimX => WorkItem.GridDim.X;

    public static int DimY => WorkItem.GridDim.Y;

    public static int DimZ => WorkItem.GridDim.Z;

    public static Index3D Index => WorkItem.GroupIndex;

    public static Index3D Dimension => WorkItem.GridDim;

    /// <summary>The work-item's position in the whole launch.</summary>
    public static Index3D GlobalIndex => Index * Group.Dimension + Group.Index;

    /// <summary>The work-item's number in the whole launch, group after group.</summary>
    public static long GlobalLinearIndex =>
        (((long)IdxZ * DimY + IdxY) * DimX + IdxX) * Group.Dimension.Size + Group.LinearIndex;
}
