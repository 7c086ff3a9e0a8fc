using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelRD.Kernels.Linear;

/// <summary>As many values as <see cref="Vector{T}"/> has on this processor.</summary>
internal readonly unsafe struct NativeLanes(Vector<float> value) : ILanes<NativeLanes>
{
    private readonly Vector<float> _value = value;

    public static int Count => Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes Load(float* source) => new(Vector.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes Fill(float value) => new(Vector.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes FusedMultiplyAdd(NativeLanes a, NativeLanes b, NativeLanes c) =>
        new(Vector.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes Add(NativeLanes a, NativeLanes b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => Vector.Store(_value, target);
}
