using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelRD.Runtime;

/// <summary>For generated code: what the lanes of a SIMD register read and write where they are not neighbours in memory, in ascending order.</summary>
public static class LaneMemory
{
    /// <summary>The elements at these indices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Gather<T>(ArrayView<T> view, Vector<int> indices)
        where T : unmanaged
    {
        Unsafe.SkipInit(out Vector<T> values);
        ref var first = ref Unsafe.As<Vector<T>, T>(ref values);
        for (int lane = 0; lane < Vector<int>.Count; lane++)
            Unsafe.Add(ref first, lane) = view[indices[lane]];
        return values;
    }

    /// <summary>The bytes at these indices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<int> Gather(ArrayView<byte> view, Vector<int> indices)
    {
        Unsafe.SkipInit(out Vector<int> values);
        ref int first = ref Unsafe.As<Vector<int>, int>(ref values);
        for (int lane = 0; lane < Vector<int>.Count; lane++)
            Unsafe.Add(ref first, lane) = view[indices[lane]];
        return values;
    }

    /// <summary>The bytes from this one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<int> Load(ref byte start)
    {
        Unsafe.SkipInit(out Vector<int> values);
        ref int first = ref Unsafe.As<Vector<int>, int>(ref values);
        for (int lane = 0; lane < Vector<int>.Count; lane++)
            Unsafe.Add(ref first, lane) = Unsafe.Add(ref start, lane);
        return values;
    }

    /// <summary>Stores the values at these indices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter<T>(ArrayView<T> view, Vector<int> indices, Vector<T> values)
        where T : unmanaged
    {
        for (int lane = 0; lane < Vector<int>.Count; lane++)
            view[indices[lane]] = values[lane];
    }
}
