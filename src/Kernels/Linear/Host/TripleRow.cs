using System.Runtime.CompilerServices;

namespace KernelRD.Kernels.Linear;

/// <summary>Three registers: with four rows, twelve chains of sums, enough to keep every processor's multipliers busy.</summary>
internal readonly unsafe struct TripleRow<TLanes>(TLanes x, TLanes y, TLanes z) : IRow<TripleRow<TLanes>>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes _x = x;
    private readonly TLanes _y = y;
    private readonly TLanes _z = z;

    public static int Count => 3 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TripleRow<TLanes> Load(float* source) =>
        new(TLanes.Load(source), TLanes.Load(source + TLanes.Count), TLanes.Load(source + 2 * TLanes.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TripleRow<TLanes> Plus(float a, TripleRow<TLanes> b)
    {
        var all = TLanes.Fill(a);
        return new(
            TLanes.FusedMultiplyAdd(all, b._x, _x),
            TLanes.FusedMultiplyAdd(all, b._y, _y),
            TLanes.FusedMultiplyAdd(all, b._z, _z));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target, bool add)
    {
        (add ? TLanes.Add(TLanes.Load(target), _x) : _x).Store(target);
        (add ? TLanes.Add(TLanes.Load(target + TLanes.Count), _y) : _y).Store(target + TLanes.Count);
        (add ? TLanes.Add(TLanes.Load(target + 2 * TLanes.Count), _z) : _z).Store(target + 2 * TLanes.Count);
    }
}
