using System.Runtime.InteropServices;

namespace KernelRD.Runtime;

/// <summary>Where in a launch this thread of the CPU engine is, and its group's and work-item's memory. Set by generated loops only.</summary>
public static unsafe class WorkItem
{
    /// <summary>Bytes of shared memory of a group, and of local memory of a work-item.</summary>
    internal const int Capacity = 1 << 20;

    // What a cache line and the widest SIMD register want.
    private const int Alignment = 64;

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
        _state.DynamicBytes = shape.DynamicSharedBytes;
    }

    /// <summary>Enters a group.</summary>
    public static void EnterGroup(Index3D group) => _state.Group = group;

    /// <summary>Enters a work-item of an explicitly grouped kernel.</summary>
    public static void Enter(Index3D local)
    {
        ref var state = ref _state;
        state.Local = local;
        // All work-items of a group make the same allocations in the same order, so each finds the group's memory again.
        state.SharedUsed = Align(state.DynamicBytes);
        state.LocalUsed = 0;
    }

    /// <summary>Enters a work-item of an implicitly grouped kernel; needed only where the kernel allocates local memory.</summary>
    public static void Enter() => _state.LocalUsed = 0;

    internal static ArrayView<T> AllocateShared<T>(int length)
        where T : unmanaged
    {
        ref var state = ref _state;
        return Allocate<T>(state.Memory.Shared, ref state.SharedUsed, length, "shared memory of a group");
    }

    internal static ArrayView<T> AllocateLocal<T>(int length)
        where T : unmanaged
    {
        ref var state = ref _state;
        return Allocate<T>(state.Memory.Local, ref state.LocalUsed, length, "local memory of a work-item");
    }

    internal static ArrayView<T> DynamicShared<T>()
        where T : unmanaged
    {
        ref var state = ref _state;
        int used = 0;
        return Allocate<T>(state.Memory.Shared, ref used, state.DynamicBytes / sizeof(T), "dynamic shared memory of a group");
    }

    internal static NotSupportedException NoBarrier() =>
        new("The CPU engine runs no barriers; launch the kernel's barrier-free sibling there.");

    private static ArrayView<T> Allocate<T>(byte* memory, ref int used, int length, string what)
        where T : unmanaged
    {
        long end = used + (long)length * sizeof(T);
        if (length < 0 || end > Capacity)
            throw new InvalidOperationException($"{length} {typeof(T).Name} do not fit: the {what} is {Capacity} bytes on the CPU.");
        var view = new ArrayView<T>(null, (nint)(memory + used), length);
        used = Align((int)end);
        return view;
    }

    private static int Align(int bytes) => (bytes + Alignment - 1) & -Alignment;

    private struct State
    {
        public Index3D Local;
        public Index3D Group;
        public Index3D GroupDim;
        public Index3D GridDim;
        public int DynamicBytes;
        public int SharedUsed;
        public int LocalUsed;
        private Arena? _memory;

        public Arena Memory => _memory ??= new Arena();
    }

    /// <summary>One thread's memory, from its first need until the thread is gone. Pages that no kernel touches stay unmapped.</summary>
    private sealed class Arena
    {
        public Arena() => Shared = (byte*)NativeMemory.AlignedAlloc(2 * Capacity, Alignment);

        ~Arena() => NativeMemory.AlignedFree(Shared);

        public byte* Shared { get; }

        public byte* Local => Shared + Capacity;
    }
}
