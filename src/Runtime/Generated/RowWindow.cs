using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelRD.Runtime;

/// <summary>
/// For generated code: the values one to the left of a register's, made from it and the register before it in a row. A load of them would cross
/// a cache line each time where a register is as wide as one. Narrower registers are loaded, and so are the values to the right: to make both
/// would only move the work from loads to arithmetic.
/// </summary>
public static class RowWindow
{
    // A constant to the JIT compiler.
    private static bool IsWorthwhile
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<float>.Count == Vector512<float>.Count && Avx512F.IsSupported;
    }

    /// <summary>What stands for the register before a place in a row, of which the last value counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Before(ref float row, nuint place) =>
        IsWorthwhile ? new Vector<float>(Unsafe.Add(ref row, place - 1)) : default;

    /// <summary>The values to the left of those at a place in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Left(ref float row, nuint place, Vector<float> before, Vector<float> here) =>
        IsWorthwhile
            ? Avx512F.AlignRight32(here.AsVector512().AsInt32(), before.AsVector512().AsInt32(), 15).AsSingle().AsVector()
            : Vector.LoadUnsafe(ref row, place - 1);
}
