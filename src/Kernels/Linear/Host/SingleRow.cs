using System.Runtime.CompilerServices;

namespace KernelRD.Kernels.Linear;

/// <summary>One register.</summary>
internal readonly unsafe struct SingleRow<TLanes>(TLanes x) : IRow<SingleRow<TLanes>>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes _x = x;

    public static int Count => TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleRow<TLanes> Load(float* source) => new(TLanes.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SingleRow<TLanes> Plus(float a, SingleRow<TLanes> b) => new(TLanes.FusedMultiplyAdd(TLanes.Fill(a), b._x, _x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target, bool add)
    {
        (add ? TLanes.Add(TLanes.Load(target), _x) : _x).Store(target);
    }
}
