namespace KernelRD.Runtime;

/// <summary>Where in an explicitly grouped launch this thread of the CPU engine is. Set by generated loops only.</summary>
public static class WorkItem
{
    [ThreadStatic]
    private static State _state;

    internal static Index3D Local => _state.Local;

    internal static Index3D GroupIndex => _state.Group;

    internal static Index3D GroupDim => _state.GroupDim;

    internal static Index3D GridDim => _state.GridDim;

    /// <summary>Enters a launch.</summary>
    public static void EnterLaunch(in LaunchShape shape)
    {
        _state.GridDim = shape.Grid;
        _state.GroupDim = shape.Group;
    }

    /// <summary>Enters a group.</summary>
    public static void EnterGroup(Index3D group) => _state.Group = group;

    /// <summary>Enters a work-item.</summary>
    public static void Enter(Index3D local) => _state.Local = local;

    internal static NotSupportedException NoBarrier() =>
        new("The CPU engine runs no barriers; launch the kernel's barrier-free sibling there.");

    private struct State
    {
        public Index3D Local;
        public Index3D Group;
        public Index3D GroupDim;
        public Index3D GridDim;
    }
}
