using System.Runtime.CompilerServices;

namespace KernelRD.Kernels.Linear;

/// <summary>Two registers.</summary>
internal readonly unsafe struct DoubleRow<TLanes>(TLanes x, TLanes y) : IRow<DoubleRow<TLanes>>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes _x = x;
    private readonly TLanes _y = y;

    public static int Count => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleRow<TLanes> Load(float* source) => new(TLanes.Load(source), TLanes.Load(source + TLanes.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRow<TLanes> Plus(float a, DoubleRow<TLanes> b)
    {
        var all = TLanes.Fill(a);
        return new(
            TLanes.FusedMultiplyAdd(all, b._x, _x),
            TLanes.FusedMultiplyAdd(all, b._y, _y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target, bool add)
    {
        (add ? TLanes.Add(TLanes.Load(target), _x) : _x).Store(target);
        (add ? TLanes.Add(TLanes.Load(target + TLanes.Count), _y) : _y).Store(target + TLanes.Count);
    }
}
